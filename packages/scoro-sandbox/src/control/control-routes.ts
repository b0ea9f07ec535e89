import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../exchange/read-body.ts';
import type { Control } from './control.ts';
import { ControlError } from './control.ts';
import { isSameOrigin } from '../exchange/same-origin.ts';

const MOST_BYTES = 1_000_000;

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, MOST_BYTES);
  if (!('text' in body)) throw new ControlError('the request is too large');
  if (body.text.trim() === '') return {};
  try {
    return JSON.parse(body.text);
  } catch {
    throw new ControlError('the request is not JSON');
  }
}

/** `/{company}/control/...`: `parts` are the segments after `control`. */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  control: Control,
  parts: readonly string[],
  query: URLSearchParams,
): Promise<void> {
  if (!isSameOrigin(request)) {
    answer(response, 403, { error: 'requests from another host are refused' });
    return;
  }
  const route = `${request.method ?? ''} ${parts.join('/')}`;
  try {
    switch (route) {
      case 'GET ':
        answer(response, 200, control.state());
        return;
      case 'POST ':
        answer(response, 200, control.change(await bodyOf(request)));
        return;
      case 'POST reset':
        answer(response, 200, control.reset(await bodyOf(request)));
        return;
      case 'GET requests':
        answer(response, 200, control.requests(Number(query.get('after') ?? 0)));
        return;
      case 'GET webhooks':
        answer(response, 200, control.webhooks());
        return;
      default:
        answer(response, 404, { error: 'there is no such control route' });
    }
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    answer(response, 400, { error: error.message });
  }
}
