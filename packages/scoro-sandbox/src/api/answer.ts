import { catalogue } from '../records/catalogue.ts';
import type { Module } from '../records/module.ts';
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

/** What became of it. */
export interface Answer {
  readonly reply: Reply;
  readonly user: number | null;
}

const modules: ReadonlyMap<string, Module> = new Map(catalogue.map((module) => [module.path, module]));
/** Custom modules are reached under both of the paths that customModules/list gives; which one is right is not known. */
const otherPaths: ReadonlyMap<string, string> = new Map([['custom_assets', 'assets'], ['custom_contracts', 'contracts']]);

export function moduleOf(path: string): Module | undefined {
  return modules.get(otherPaths.get(path) ?? path);
}

/** Answers requests; `more` are the actions of rooms that this one does not know, by `module/action`. */
export class Api {
  readonly #actions: ReadonlyMap<string, Action>;

  constructor(more: ReadonlyMap<string, Action>) {
    this.#actions = new Map([...specialActions, ...more]);
  }

  /** @throws Refusal; whoever writes the reply makes an ERROR envelope of it */
  async answer(request: ApiRequest, body: Record<string, unknown>): Promise<Answer> {
    const { site } = request;
    const module = moduleOf(request.module);
    const name = request.action === '' ? 'list' : request.action;
    if (module?.path === 'userAuth') {
      if (name !== 'modify') throw new Refusal(site.settings.unknownModuleCode, 'Unknown action');
      return login(site, body);
    }
    const viewer = authenticate(site, body);
    if (module === undefined) throw new Refusal(site.settings.unknownModuleCode, 'Unknown module');
    authorize(site, module, name, viewer);
    return { reply: await this.#carryOut(request, module, name, body, viewer), user: viewer.user };
  }

  async #carryOut(request: ApiRequest, module: Module, name: string, body: Record<string, unknown>, viewer: Viewer): Promise<Reply> {
    const { site, id, pageTrouble, base, text } = request;
    const action = module.actions.includes(name) ? (this.#actions.get(`${module.path}/${name}`) ?? usualActions.get(name)) : undefined;
    if (action === undefined) throw new Refusal(site.settings.unknownModuleCode, `Unknown action in ${module.path}`);
    try {
      return await action({ site, module, action: name, id, body, size: text.length, viewer, pageTrouble, base });
    } catch (error) {
      if (error instanceof NothingThere) return { data: [] };
      throw error;
    }
  }
}

