import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { builtInPlaceholders } from '#server/outside/http-endpoint/template.ts';

/**
 * Saves an HTTP target with a variable by another name in its address and body. False when that name is
 * one of the endpoint's own, such as `{{message}}`: then nothing is saved. Targets come after variables,
 * so their rows are written here, as they are read to see what uses a variable.
 */
export async function renameVariableInTarget(
  scope: Scope,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  if (builtInPlaceholders.some((name) => name === to)) return false;
  await scope.db.$queryRaw`select 1 from target where id = ${id}::uuid for update`;
  const target = await scope.db.target.findFirst({ where: { id } });
  const before = target?.config;
  if (!target || typeof before !== 'object' || before === null || Array.isArray(before)) {
    return false;
  }
  const rename = (text: unknown) => (typeof text === 'string' ? renamed(text, from, to) : '');
  const config = { ...before, url: rename(before.url), body: rename(before.body) };
  await scope.db.target.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { config, version: { increment: 1 } },
  });
  await audit(scope, 'target.updated', {
    resource: { kind: 'target', id, name: target.name },
    change: { before: { config: before }, after: { config } },
  });
  return true;
}

function renamed(template: string, from: string, to: string): string {
  return template.replace(new RegExp(`(\\{\\{\\s*)${from}(\\s*\\}\\})`, 'g'), `$1${to}$2`);
}
