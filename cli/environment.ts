import os from 'node:os';
import path from 'node:path';

/** What the environment says, read here alone. */
export type Environment = {
  url: string | null;
  org: string | null;
  token: string | null;
  /** Where settings of this program are: `$XDG_CONFIG_HOME/assay`. */
  configFolder: string;
  isCi: boolean;
  colors: 'always' | 'never' | 'auto';
  /** A terminal that can't move its cursor. */
  isDumb: boolean;
  /** What calls go through, if anything. */
  proxies: { http: string | null; https: string | null; none: string | null };
};

/** Empty means unset, as for other programs. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const text = (name: string) => env[name]?.trim() || null;
  const isOn = (name: string) => !['', '0', 'false'].includes((env[name] ?? '').toLowerCase());
  const config = text('XDG_CONFIG_HOME') ?? text('APPDATA') ?? path.join(os.homedir(), '.config');
  return {
    url: text('ASSAY_URL'),
    org: text('ASSAY_ORG'),
    token: text('ASSAY_TOKEN'),
    configFolder: path.join(config, 'assay'),
    isCi: isOn('CI'),
    colors: isOn('FORCE_COLOR') ? 'always' : text('NO_COLOR') ? 'never' : 'auto',
    isDumb: env.TERM === 'dumb',
    proxies: {
      http: text('http_proxy') ?? text('HTTP_PROXY'),
      https: text('https_proxy') ?? text('HTTPS_PROXY'),
      none: text('no_proxy') ?? text('NO_PROXY'),
    },
  };
}
