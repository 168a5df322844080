import type { z } from 'zod';
import type { Scope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { checkTemplate, checkUrlTemplate } from '#server/outside/http-endpoint/check-template.ts';
import { checkPath } from '#server/outside/http-endpoint/reply-path.ts';
import { checkHeaders } from '#server/outside/http-endpoint/request-headers.ts';
import { targetErrors } from './errors.ts';
import type { CreateTarget, HttpConfig, ModelConfig } from './schema.ts';

type TargetInput = z.output<typeof CreateTarget>;

/** Refuses an address that Assay would not connect to. Looks its name up, so outside transactions. */
export async function checkAddress(
  { outbound }: Pick<Services, 'outbound'>,
  input: TargetInput,
): Promise<void> {
  if (input.kind !== 'HTTP') return;
  const problem = await outbound.checkUrl(input.config.url);
  if (problem !== null) throw targetErrors.url(problem);
}

/** Refuses a target that could never answer: templates, headers, paths, a prompt that isn't there. */
export async function checkTarget(scope: Scope, input: TargetInput): Promise<void> {
  if (input.kind === 'HTTP') return await checkHttp(scope, input.config);
  if (input.kind === 'MODEL') checkFirstPiece(input.config);
  await checkPrompt(scope, input);
}

async function checkPrompt(
  scope: Scope,
  { promptId, promptLabel, promptVersion }: Exclude<TargetInput, { kind: 'HTTP' }>,
): Promise<void> {
  if (promptId === null) return;
  const prompts = await scope.db.prompt.count({ where: { id: promptId } });
  if (prompts === 0) throw targetErrors.promptNotFound();
  if (promptLabel !== null) {
    const labels = await scope.db.promptLabel.count({ where: { promptId, name: promptLabel } });
    if (labels === 0) throw targetErrors.labelNotFound(promptLabel);
  }
  if (promptVersion !== null) {
    const versions = await scope.db.promptVersion.count({
      where: { promptId, version: promptVersion },
    });
    if (versions === 0) throw targetErrors.versionNotFound(promptVersion);
  }
}

const secretNames = /^(authorization|cookie|x-api-key|api-key|x-auth-token)$/i;

async function checkHttp(scope: Scope, config: HttpConfig): Promise<void> {
  const variables = await scope.db.variable.findMany({ select: { key: true } });
  const names = variables.map(({ key }) => key);
  const urlProblem = checkUrlTemplate(config.url, config.method, names);
  if (urlProblem !== null) throw targetErrors.url(urlProblem);
  const bodyProblem = config.method === 'GET' ? null : checkTemplate(config.body, names);
  if (bodyProblem !== null) throw targetErrors.body(bodyProblem);
  const headerProblem = checkHeaders(config.headers);
  if (headerProblem !== null) throw targetErrors.headers(headerProblem);
  const secret = Object.keys(config.headers).find((name) => secretNames.test(name));
  if (secret !== undefined) {
    throw targetErrors.headers(
      `${secret} would be readable by everybody here. Enter it as the secret header.`,
    );
  }
  const nameProblem =
    config.secretHeaderName === '' ? null : checkHeaders({ [config.secretHeaderName]: '' });
  if (nameProblem !== null) throw targetErrors.secretHeaderName(nameProblem);
  for (const path of ['replyPath', 'conversationIdPath'] as const) {
    const pathProblem = checkPath(config[path]);
    if (pathProblem !== null) throw targetErrors.path(path, pathProblem);
  }
  checkStream(config);
}

function checkStream({ stream, doneEvent, ...limits }: HttpConfig): void {
  if (doneEvent !== '' && stream !== 'SSE') {
    throw targetErrors.doneEvent('Only a stream of events has a last event. Leave this empty.');
  }
  if (stream === 'NONE' && limits.firstTokenTimeoutMs !== undefined) {
    throw targetErrors.firstTokenTimeout('Only a streamed reply has a first piece.');
  }
  checkFirstPiece(limits);
}

type Limits = Pick<ModelConfig, 'timeoutMs' | 'firstTokenTimeoutMs'>;

function checkFirstPiece({ timeoutMs, firstTokenTimeoutMs }: Limits): void {
  if (firstTokenTimeoutMs !== undefined && firstTokenTimeoutMs >= timeoutMs) {
    throw targetErrors.firstTokenTimeout('Make it shorter than the time for the whole reply.');
  }
}
