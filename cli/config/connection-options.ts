/** What every command that calls the server takes. */
export const connectionOptions = {
  url: { type: 'string', value: 'address', text: 'The server: https://assay.example.org' },
  org: { type: 'string', value: 'name', text: 'The organization, as in its address' },
  config: { type: 'string', value: 'file', text: 'Settings; else the nearest assay.config.yaml' },
} as const;

export type ConnectionFlags = {
  [Name in keyof typeof connectionOptions]?: string | undefined;
};
