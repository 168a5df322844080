// npm run new:area <name>: a new area that passes every check, on both sides, and its registry line.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]{2,30}$/.test(name)) {
  process.stderr.write('Give the area a plural, lower-case name: npm run new:area reports\n');
  process.exit(3);
}
if (existsSync(`server/areas/${name}`)) {
  process.stderr.write(`There is an area ${name} already.\n`);
  process.exit(3);
}
const Name = name[0]?.toUpperCase() + name.slice(1);

const files: Record<string, string> = {
  [`server/areas/${name}/access.ts`]: `import { permissions, readers } from '#server/core/access.ts';

export const can${Name} = permissions('${name}', { read: readers });
`,
  [`server/areas/${name}/reads.ts`]: `import type { Scope } from '#server/core/scope.ts';

/** Nothing yet: list what ${name} are made of. */
export async function list${Name}(scope: Scope) {
  return { items: [], nextCursor: null, org: scope.org.slug };
}
`,
  [`server/areas/${name}/router.ts`]: `import { orgQuery, router } from '#server/rpc/procedures.ts';
import { can${Name} } from './access.ts';
import { list${Name} } from './reads.ts';

export const ${name}Router = router({
  list: orgQuery(can${Name}.read).query(({ ctx }) => list${Name}(ctx.scope)),
});
`,
  [`server/areas/${name}/area.ts`]: `import { defineArea } from '#server/core/area.ts';
import { can${Name} } from './access.ts';
import { ${name}Router } from './router.ts';

/** Say in one sentence what ${name} are for. */
export const ${name} = defineArea({
  name: '${name}',
  org: { ${name}: ${name}Router },
  permissions: Object.values(can${Name}),
});
`,
  [`app/routes/orgs.$org+/${name}+/nav.ts`]: `import { Box } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { can${Name} } from '#server/areas/${name}/access.ts';

export const nav: NavItem = {
  group: 'Understand',
  order: 90,
  label: '${Name}',
  path: '${name}',
  icon: Box,
  permission: can${Name}.read,
};
`,
  [`app/routes/orgs.$org+/${name}+/index.tsx`]: `import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load } from '#app/rpc/load.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = () => [{ title: '${Name} · Assay' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, () => context.org(params.org ?? '').${name}.list());
}

export default function ${Name}() {
  const { items } = useLoaderData<typeof loader>();
  return <PageHeader title="${Name}" description={\`\${items.length} so far.\`} />;
}
`,
};

for (const [file, content] of Object.entries(files)) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  process.stdout.write(`made ${file}\n`);
}

const registry = 'server/areas/index.ts';
const before = readFileSync(registry, 'utf8');
const imports = [...before.matchAll(/^import .*;$/gm)].map(([line]) => line);
const added = `import { ${name} } from './${name}/area.ts';`;
const sorted = [...imports, added].sort((a, b) =>
  (a.split("'")[1] ?? '').localeCompare(b.split("'")[1] ?? ''),
);
const after = before
  .replace(imports.join('\n'), sorted.join('\n'))
  .replace(
    /areas = \[([^\]]*?),?\s*\] as const/,
    (_, list: string) => `areas = [${list}, ${name}] as const`,
  );
writeFileSync(registry, after);
process.stdout.write(
  `added to ${registry}\nNext: npx biome check --write server/areas app/routes && npm run check\n`,
);
