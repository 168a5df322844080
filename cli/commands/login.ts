import { defineCommand } from '../command.ts';
import { connectionOptions } from '../config/connection-options.ts';

export const login = defineCommand({
  name: 'login',
  summary: 'Keep a token for a server and an organization',
  usage: ['login [--url <address>] [--org <name>] [--here]', 'login < token-file'],
  text: [
    'Asks for what it isn’t told, tries the token, and keeps it in a file that only you can read. Make a token in Assay under Settings, API tokens. It is read from the terminal, unseen, or from a pipe; never from the command line, where others could see it.',
    'A kept token is sent to the server it was kept for and to no other. With --here it counts in this folder and below alone, before one that counts everywhere.',
    'CI needs no login: set ASSAY_URL, ASSAY_ORG and ASSAY_TOKEN.',
  ],
  options: {
    url: connectionOptions.url,
    org: connectionOptions.org,
    here: { type: 'boolean', text: 'For this folder and below instead of everywhere' },
    config: connectionOptions.config,
  },
  examples: [
    [
      'assay login --url https://assay.example.org --org lindenhof',
      'Ask for the token and keep it',
    ],
    ['assay login --here', 'Another organization in this folder'],
  ],
  most: 0,
  run: async (terminal, { values }) => {
    const { keepLogin } = await import('../config/keep-login.ts');
    return await keepLogin(terminal, values);
  },
});

export const logout = defineCommand({
  name: 'logout',
  summary: 'Forget tokens',
  usage: ['logout [--url <address>] [--org <name>]'],
  text: [
    'Forgets every kept token that counts in this folder, or only those of a server or an organization. The tokens stay valid: revoke them in Assay under Settings, API tokens.',
  ],
  options: { url: connectionOptions.url, org: connectionOptions.org },
  examples: [['assay logout', 'Forget what counts here']],
  most: 0,
  run: async (terminal, { values }) => {
    const { forgetLogins } = await import('../config/keep-login.ts');
    return forgetLogins(terminal, values);
  },
});
