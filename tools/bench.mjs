// npm run bench [-- suite …] [-- --json]: what things cost, on a fresh build.
import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

await prepare();
await run('node', ['--import', 'tsx', 'tools/bench/main.ts', ...process.argv.slice(2)]);
