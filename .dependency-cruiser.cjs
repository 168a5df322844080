/** Imports go one way. Every rule is an error; there is no list of exceptions. */
const area = '^server/areas/([^/]+)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or need a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-knows-nobody',
      severity: 'error',
      comment:
        'core holds powers that know no area and no transport; it may see the ports of outside.',
      from: { path: '^server/core/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(server/(areas|rpc|http|queue|start|postgres|testing)|app)/' },
    },
    {
      name: 'ui-knows-nobody',
      severity: 'error',
      comment: 'Visual parts know nothing of Assay.',
      from: { path: '^app/ui/' },
      to: { path: '^(server|app/(routes|frame|rpc))/' },
    },
    {
      name: 'areas-through-the-front-door',
      severity: 'error',
      comment: 'Another area is what its index.ts offers, or its schema, access and document form.',
      from: { path: area },
      to: {
        path: area,
        pathNot: ['^server/areas/$1/', '/(index|schema|access|document)\\.ts$'],
      },
    },
    {
      name: 'areas-know-no-transport',
      severity: 'error',
      comment: 'Only routers and manifests know tRPC; nobody here knows Hono.',
      from: { path: area, pathNot: '(router|area|account-scope|\\.test)\\.ts$' },
      to: { path: '^server/(rpc|http)/|node_modules/(@trpc|hono)/' },
    },
    {
      name: 'areas-know-no-process',
      severity: 'error',
      comment: 'How a process starts and which queue carries jobs is not an area’s business.',
      from: { path: area, pathNot: '\\.test\\.ts$' },
      to: { path: '^server/(start|queue|postgres|testing)/' },
    },
    {
      name: 'registry-lists-manifests',
      severity: 'error',
      comment: 'The registry imports area.ts files and nothing else.',
      from: { path: '^server/areas/index\\.ts$' },
      to: { path: '^server/areas/', pathNot: '/area\\.ts$' },
    },
    {
      name: 'one-way-out',
      severity: 'error',
      comment:
        'Whatever is called is called through server/outside/net; nobody else opens sockets, but who listens.',
      from: {
        path: '^(app|server)/',
        pathNot: [
          '^server/outside/net/',
          '^server/testing/',
          '\\.test\\.tsx?$',
          '^server/(start/web|http/node-server|http/client-address|postgres/free-port)\\.ts$',
        ],
      },
      to: {
        path: '^(node:)?(net|http|https|http2|tls|dgram|dns|dns/promises)$',
      },
    },
    {
      name: 'outside-knows-no-area',
      severity: 'error',
      comment: 'Third parties are reached through ports that know nothing of our areas.',
      from: { path: '^server/outside/' },
      to: { path: '^server/(areas|rpc|http|queue|start)/' },
    },
    {
      name: 'pages-see-contracts',
      severity: 'error',
      comment:
        'Pages see schemas, permissions and the types of the APIs; values of the server stay there.',
      from: { path: '^app/', pathNot: '\\.server\\.ts$' },
      to: {
        path: '^server/',
        pathNot: ['^server/areas/[^/]+/(schema|access)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'command-line-shares-documents',
      severity: 'error',
      comment:
        'The command line reads documents as the server does, and knows the types of the API; no more of it.',
      from: { path: '^cli/', pathNot: '(\\.test\\.ts$|^cli/testing/)' },
      to: {
        path: '^(server|app)/',
        pathNot: [
          '^server/documents/',
          '^server/areas/[^/]+/document\\.ts$',
          '^server/areas/prompts/(template|content-text)\\.ts$',
          '^server/core/money\\.ts$',
          '^server/outside/http-endpoint/request-headers\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'server-knows-no-page',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(app|cli)/' },
    },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      comment: 'What ships does not import what tests.',
      from: { path: '^(app|server)/', pathNot: '(\\.test\\.tsx?|^server/testing/.*)$' },
      to: { path: '(\\.test\\.tsx?$|^server/testing/|^e2e/)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file nobody imports is dead.',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.tsx?$',
          '\\.d\\.ts$',
          '^(app/routes|app/entry|cli/main|e2e|tools)/?',
          'config\\.',
          '^server/testing/(faults\\.ts$|outbound/)',
        ],
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(server/generated|node_modules|build)' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
