import { expect, it } from 'vitest';
import { withProtection } from './author-migration.ts';

const owned = 'CREATE TABLE "cat" (\n    "org_id" UUID NOT NULL,\n    "id" UUID NOT NULL\n);\n';
const free = 'CREATE TABLE "dog" (\n    "id" UUID NOT NULL,\n    "my_org_id" UUID\n);\n';

it('puts each new table of an organization behind row-level security, and no other', () => {
  expect(withProtection(free + owned)).toBe(
    `${free}${owned}\n-- Row-level security\nselect protect_org_table('public."cat"');\n`,
  );
  expect(withProtection(free)).toBe(free);
});
