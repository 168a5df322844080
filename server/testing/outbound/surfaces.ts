import { freezeTarget } from '#server/areas/targets/freeze-target.ts';
import { openAssistant } from '#server/areas/targets/open-assistant.ts';
import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import type { AssistantRequest } from '#server/outside/assistant.ts';
import type { TestOrg } from '../org.ts';

/** One way to make Assay call an address: what it says when it did not, null when it got an answer. */
export type Surface = (url: string) => Promise<string | null>;

const said = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

async function refusalOf(attempt: Promise<unknown>): Promise<string | null> {
  return await attempt.then(() => null, said);
}

/** A test that answers in words instead of failing. */
async function problemOf(
  attempt: Promise<{ ok: true } | { ok: false; problem: string }>,
): Promise<string | null> {
  const answer = await attempt;
  return answer.ok ? null : answer.problem;
}

function request(): AssistantRequest {
  return {
    opening: [],
    messages: [{ role: 'user', text: 'Hello' }],
    locale: 'en',
    conversationId: newId(),
    state: null,
    idempotencyKey: newId(),
    signal: new AbortController().signal,
  };
}

const model = { provider: 'OPENAI_COMPATIBLE', model: 'double-large' } as const;

/**
 * Everything that sends HTTP to an address which people write: model servers and HTTP targets, when
 * they are saved, tried and run. To try and to run, the address is put where saving would have put it,
 * as if it had passed then.
 */
export async function outboundSurfaces(org: TestOrg, services: Services) {
  const allowed = 'http://allowed.test';
  const admin = org.as('admin');
  await admin.apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key: 'key', baseUrl: allowed });
  const gpt = { kind: 'MODEL' as const, name: 'Model', config: model, promptId: null };
  const modelTarget = await admin.targets.create(gpt);
  const endpoint = (name: string, url: string) => ({
    kind: 'HTTP' as const,
    name,
    config: { url, timeoutMs: 5_000 },
  });
  const httpTarget = await admin.targets.create(endpoint('Endpoint', allowed));

  const putModel = (url: string) =>
    org.open(({ db }) => db.apiKey.updateMany({ data: { baseUrl: url } }));
  const putHttp = (url: string) =>
    org.open(async ({ db }) => {
      const { id } = httpTarget;
      const { config } = await db.target.findFirstOrThrow({ where: { id } });
      const data = { config: { ...(config as Record<string, string>), url } };
      await db.target.updateMany({ where: { id }, data });
    });
  const run = async (id: string) => {
    const target = await org.open((scope) => freezeTarget(scope, id));
    const purpose = { kind: 'test' } as const;
    const assistant = await openAssistant(org.open, services, { target, variables: {}, purpose });
    await assistant.reply(request());
  };
  const surfaces: Record<string, Surface> = {
    'saving a model server': (url) =>
      refusalOf(admin.apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key: 'key', baseUrl: url })),
    'trying a model server': async (url) => {
      await putModel(url);
      return await problemOf(admin.apiKeys.test({ provider: 'OPENAI_COMPATIBLE' }));
    },
    'trying a model target': async (url) => {
      await putModel(url);
      return await problemOf(admin.targets.test({ id: modelTarget.id }));
    },
    'running a model target': async (url) => {
      await putModel(url);
      return await refusalOf(run(modelTarget.id));
    },
    'saving an HTTP target': (url) =>
      refusalOf(admin.targets.create(endpoint(`Endpoint ${newId()}`, url))),
    'trying an HTTP target': async (url) => {
      await putHttp(url);
      return await problemOf(admin.targets.test({ id: httpTarget.id }));
    },
    'running an HTTP target': async (url) => {
      await putHttp(url);
      return await refusalOf(run(httpTarget.id));
    },
  };
  return surfaces;
}
