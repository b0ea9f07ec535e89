import { catalogue } from '../records/catalogue.ts';
import type { Module } from '../records/module.ts';
import { userAuth } from '../records/modules/user-auth.ts';
import { Refusal } from '../records/refusal.ts';
import type { Site } from '../site/site.ts';
import { specialActions, usualActions } from './actions/action-table.ts';
import { login } from './actions/login.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Action, Reply, Viewer } from './call.ts';
import type { PageTrouble } from './page-trouble.ts';
import { NothingThere } from './record-of-call.ts';

/** A request to the API of a company, as it came in. */
export interface ApiRequest {
  readonly site: Site;
  readonly module: string;
  /** Empty where the path has none. */
  readonly action: string;
  readonly id: string | undefined;
  readonly text: string;
  readonly pageTrouble: PageTrouble | undefined;
  readonly base: string;
}

/** What became of it, and the user behind the token, where one was good. */
export interface Answer {
  readonly reply: Reply | Refusal;
  readonly user: number | null;
}

const modules: ReadonlyMap<string, Module> = new Map(catalogue.map((module) => [module.path, module]));
/** Custom modules are reached under both of the paths that customModules/list gives; which one is right is not known. */
const otherPaths: ReadonlyMap<string, string> = new Map([
  ['custom_assets', 'assets'],
  ['custom_contracts', 'contracts'],
]);

export function moduleOf(path: string): Module | undefined {
  return modules.get(otherPaths.get(path) ?? path);
}

/** Answers requests; `more` are the actions of rooms that this one does not know, by `module/action`. */
export class Api {
  readonly #actions: ReadonlyMap<string, Action>;

  constructor(more: ReadonlyMap<string, Action>) {
    this.#actions = new Map([...specialActions, ...more]);
  }

  async answer(request: ApiRequest, body: Record<string, unknown>): Promise<Answer> {
    let user: number | null = null;
    try {
      if (request.module === userAuth.path) return loginAnswer(request, body);
      const viewer = authenticate(request.site, body);
      user = viewer.user;
      return { reply: await this.#carryOut(request, body, viewer), user };
    } catch (error) {
      if (error instanceof NothingThere) return { reply: { data: [] }, user };
      if (error instanceof Refusal) return { reply: error, user };
      throw error;
    }
  }

  #carryOut(request: ApiRequest, body: Record<string, unknown>, viewer: Viewer): Reply | Promise<Reply> {
    const { site, id, pageTrouble, base, text } = request;
    const module = moduleOf(request.module);
    if (module === undefined) throw new Refusal(site.settings.unknownModuleCode, 'Unknown module');
    const name = actionOf(request);
    authorize(site, module, name, viewer);
    const action = module.actions.includes(name)
      ? (this.#actions.get(`${module.path}/${name}`) ?? usualActions.get(name))
      : undefined;
    if (action === undefined) throw new Refusal(site.settings.unknownModuleCode, `Unknown action in ${module.path}`);
    return action({ site, module, action: name, id, body, size: text.length, viewer, pageTrouble, base });
  }
}

/** A module without an action behaves like `list` (PROTOCOL.md 1.4). */
function actionOf(request: ApiRequest): string {
  return request.action === '' ? 'list' : request.action;
}

function loginAnswer(request: ApiRequest, body: Record<string, unknown>): Answer {
  if (actionOf(request) !== 'modify') throw new Refusal(request.site.settings.unknownModuleCode, 'Unknown action');
  return login(request.site, body);
}
