import { z } from 'zod';

/** What the settings of the command line are called in a folder. */
export const configFileNames = ['assay.config.yaml', 'assay.config.yml'] as const;

/** Where the schema of such a file is served, below the address of the server. */
export const configSchemaPath = '/schema/assay.config.schema.json';

const file = z.string().trim().min(1, 'Name a file.').max(1_000);
const name = z.string().trim().min(1).max(120);

const RunSettings = z.strictObject({
  suite: name.optional().describe('The suite that is played, by name.'),
  targets: z
    .array(name)
    .min(1)
    .max(50)
    .optional()
    .describe('What it is played against, by name; the suite’s own when absent.'),
  repeat: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('How often each scenario is played; the suite’s own number when absent.'),
  budget: z
    .number()
    .min(0.000001)
    .max(1_000_000)
    .optional()
    .describe('What a run may cost, in US dollars; what the suite says when absent.'),
  environment: name.optional().describe('Whose values of variables are used, by name.'),
  askAnew: z
    .boolean()
    .optional()
    .describe('Every reply is asked for, where the organization uses those of the past.'),
  baseline: z
    .union([z.int().min(1), z.string().trim().min(1).max(120)])
    .optional()
    .describe('What to compare with: previous, a run by its number or id, or a label of a prompt.'),
  maxRegressions: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('The gate lets so many regressions against the baseline pass.'),
  minPassRate: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('The gate asks that this share passes, from 0 to 1.'),
  allowUnchecked: z
    .boolean()
    .optional()
    .describe('Conversations that check nothing don’t keep a run from passing.'),
  junit: file.optional().describe('Where the results are written as JUnit XML.'),
  json: file.optional().describe('Where the run is written as JSON.'),
  markdown: file.optional().describe('Where a summary is written as Markdown.'),
  timeout: z
    .string()
    .regex(/^\d{1,7}\s*[smh]?$/, 'Write a time such as 90s, 15m or 2h.')
    .optional()
    .describe('The run is cancelled when it takes longer: 90s, 15m, 2h.'),
});

/** What `assay.config.yaml` says. Paths are relative to its folder. */
export const ConfigFile = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'Write an address such as https://assay.example.org.' })
    .optional()
    .describe('The address of the server.'),
  org: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Write the organization as in its address: /orgs/<this>.')
    .optional()
    .describe('The organization, as in its address.'),
  files: z
    .array(file)
    .min(1, 'Name a file, a folder, or a pattern such as assay/**/*.yaml.')
    .max(100)
    .optional()
    .describe('The documents: files, folders, or patterns such as assay/**/*.yaml.'),
  run: RunSettings.optional().describe('What assay run does when it isn’t told otherwise.'),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** The JSON Schema (draft 7, which editors know) of such a file. */
export function configSchema(): object {
  return {
    ...z.toJSONSchema(ConfigFile, { io: 'input', target: 'draft-7' }),
    title: 'Assay command line',
    description: 'Settings of the command line of Assay, in assay.config.yaml.',
  };
}
