import { startAnthropicDouble } from './anthropic-double.ts';
import { startEndpointDouble } from './endpoint-double.ts';
import { startGoogleDouble } from './google-double.ts';
import { startOpenAiDouble } from './openai-double.ts';
import { startSmtpDouble } from './smtp-double.ts';

const doubles = {
  openai: startOpenAiDouble,
  anthropic: startAnthropicDouble,
  google: startGoogleDouble,
  endpoint: startEndpointDouble,
  smtp: startSmtpDouble,
};

function isDouble(name: string): name is keyof typeof doubles {
  return Object.hasOwn(doubles, name);
}

/**
 * Starts doubles named on the command line, `openai` or `openai:8081` for a port of choice, and prints
 * one line of JSON with their URLs. They run until the process is ended.
 */
async function main(names: readonly string[]): Promise<void> {
  const urls: Record<string, string> = {};
  for (const argument of names) {
    const [name = '', port = '0'] = argument.split(':');
    if (!isDouble(name)) {
      process.stderr.write(`No double "${name}". There are: ${Object.keys(doubles).join(', ')}.\n`);
      process.exit(3);
    }
    urls[name] = (await doubles[name]({ port: Number(port) })).url;
  }
  process.stdout.write(`${JSON.stringify(urls)}\n`);
}

await main(process.argv.slice(2));
