/** A hole in one line of the program, and the check that must find it. */
export type Fault = {
  name: string;
  file: string;
  /** A text that is there exactly once. */
  from: string;
  to: string;
  /** The test file that turns red. */
  foundBy: string;
};

/**
 * Holes that the checks have to find. None of them is in the program: `npm run test:soak` plants one at
 * a time in a copy of it, and the check must turn red there.
 */
export const faults: readonly Fault[] = [
  {
    name: 'a role is not asked for its permission',
    file: 'server/rpc/procedures.ts',
    from: 'if (!holds(scope.access, permission)) {',
    to: 'if (!holds(scope.access, permission) && !permission.key) {',
    foundBy: 'server/testing/proof/matrix.db.test.ts',
  },
  {
    name: 'a table without row-level security',
    file: 'prisma/migrations/20261121042223_access_rules/migration.sql',
    from: '-- ## Accounts\n',
    to: '-- ## Accounts\nalter table prompt disable row level security;\n',
    foundBy: 'server/testing/proof/matrix.db.test.ts',
  },
  {
    name: 'a policy that forgets the organization',
    file: 'prisma/migrations/20261121042223_access_rules/migration.sql',
    from: '-- ## Accounts\n',
    to: '-- ## Accounts\ncreate policy open on suite for select to assay_app using (true);\n',
    foundBy: 'server/postgres/catalogue.db.test.ts',
  },
  {
    name: 'a connection that stays bound',
    file: 'server/core/scope.ts',
    from: "if (!row) throw new AppError('not-found', 'org.notFound', 'There is no such organization.');",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a program.
    to: "if (!row) throw new AppError('not-found', 'org.notFound', 'There is no such organization.');\n    await db.$executeRaw`select set_config('app.org_id', ${row.org_id}, false)`;",
    foundBy: 'server/testing/proof/interleaved.db.test.ts',
  },
  {
    name: 'a ciphertext that opens anywhere',
    file: 'server/core/secrets/cipher.ts',
    from: "return Buffer.from([orgId, table, rowId, column, keyVersion].join('|'));",
    to: "return Buffer.from([keyVersion].join('|'));",
    foundBy: 'server/core/secrets/cipher.test.ts',
  },
  {
    name: 'an error in its own words',
    file: 'server/rpc/errors.ts',
    from: "if (thrown.code !== 'INTERNAL_SERVER_ERROR') return thrown;",
    to: 'if (thrown.code) return thrown;',
    foundBy: 'server/rpc/errors.test.ts',
  },
  {
    name: 'a write without its audit event',
    file: 'server/areas/variables/create-variable.ts',
    from: "await audit(scope, 'variable.created'",
    to: "if (scope.org.id === '') await audit(scope, 'variable.created'",
    foundBy: 'server/areas/audit/audit.db.test.ts',
  },
  {
    name: 'an API token that nobody looks up',
    file: 'prisma/migrations/20261121050006_roles_rules/migration.sql',
    from: 'and t.revoked_at is null and t.expires_at > clock_timestamp();',
    to: ';',
    foundBy: 'server/testing/proof/matrix.db.test.ts',
  },
  {
    name: 'a redirect that is followed',
    file: 'server/outside/net/outbound.ts',
    from: "redirect: 'manual',",
    to: "redirect: 'follow',",
    foundBy: 'server/outside/net/outbound.test.ts',
  },
  {
    name: 'an address that is not looked at when it is connected to',
    file: 'server/outside/net/guarded-connect.ts',
    from: "if (refusal !== null) return done(new OutboundError('addressRefused', refusal), '');",
    to: '',
    foundBy: 'server/outside/net/outbound.test.ts',
  },
  {
    name: 'a stream that nobody checks again',
    file: 'server/rpc/watch-access.ts',
    from: 'await needSession(ctx);\n        await open(async () => undefined);',
    to: 'await Promise.resolve();',
    foundBy: 'server/rpc/stream-ends.db.test.ts',
  },
  {
    name: 'a start that is made twice',
    file: 'server/areas/runs/start-once.ts',
    from: 'if (earlier) {',
    to: "if (earlier && earlier.id === '') {",
    foundBy: 'server/areas/runs/runs.db.test.ts',
  },
  {
    name: 'wrong passwords that nobody counts',
    file: 'server/http/auth-rates.ts',
    from: 'if (!isWrong) await giveBack();',
    to: 'await giveBack();',
    foundBy: 'server/http/auth-rates.db.test.ts',
  },
];
