import type { Command, Manual } from './command.ts';
import { wrapped } from './share/words.ts';

type Sheet = { width: number; bold(text: string): string };

const about = 'assay plays conversations against AI assistants and says which of them went wrong.';

/** The manual of the program. */
export function mainHelp(commands: readonly Command[], { width, bold }: Sheet): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return [
    wrapped(about, width),
    section(bold('Usage'), ['  assay <command> [options]', '  assay <command> --help']),
    section(bold('Commands'), table(rows, width)),
    section(bold('Environment'), table(environmentRows, width)),
    section(bold('Files'), table(fileRows, width)),
    section(bold('Exit codes'), table(exitRows, width)),
  ].join('\n\n');
}

/** The manual of one command. */
export function commandHelp(manual: Manual, { width, bold }: Sheet): string {
  const options = [
    ...Object.entries(manual.options).map(([name, { short, value, text, multiple }]) => {
      const head = `${short ? `-${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`;
      return [head, multiple ? `${text}; may be said several times` : text] as const;
    }),
    ['-h, --help', 'Show this'] as const,
  ];
  return [
    section(
      bold('Usage'),
      manual.usage.map((line) => `  assay ${line}`),
    ),
    ...manual.text.map((paragraph) => wrapped(paragraph, width)),
    section(bold('Options'), table(options, width)),
    section(
      bold('Examples'),
      manual.examples.flatMap(([command, text]) => [
        `  ${command}`,
        wrapped(text, width, '      '),
      ]),
    ),
  ].join('\n\n');
}

const environmentRows = [
  ['ASSAY_TOKEN', 'An API token, made under Settings, API tokens'],
  ['ASSAY_URL', 'The address of the server'],
  ['ASSAY_ORG', 'The organization, as in its address: /orgs/<this>'],
  ['HTTPS_PROXY', 'A proxy to go through, with HTTP_PROXY and NO_PROXY'],
  ['NO_COLOR, CI', 'No colours; plain lines instead of a moving bar, and no questions'],
] as const;

const fileRows = [
  [
    'assay.config.yaml',
    'Settings, from the working directory upwards; options beat the environment, which beats them',
  ],
  ['~/.config/assay/', 'What assay login keeps, readable for its owner alone ($XDG_CONFIG_HOME)'],
] as const;

const exitRows = [
  ['0', 'All passed'],
  ['1', 'Something failed, or the gate did'],
  ['2', 'It can’t be told: something errored or was not checked, or the run was cancelled'],
  ['3', 'Bad usage, no access, or no server'],
] as const;

function section(title: string, lines: readonly string[]): string {
  return [title, ...lines].join('\n');
}

/** Two columns; the second below the first where there is no room beside it. */
function table(rows: readonly (readonly [string, string])[], width: number): string[] {
  const first = Math.min(26, Math.max(...rows.map(([head]) => head.length)));
  const indent = ' '.repeat(first + 4);
  return rows.flatMap(([head, text]) => {
    const lines = wrapped(text, width, indent);
    if (head.length > first) return [`  ${head}`, lines];
    return [`  ${head.padEnd(first + 2)}${lines.slice(indent.length)}`];
  });
}
