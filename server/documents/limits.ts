/** What one import or export may hold. Each refusal names its number. */
export const limits = {
  /** Of one file, unpacked. */
  fileBytes: 2_000_000,
  /** Of all files together, unpacked. */
  totalBytes: 10_000_000,
  files: 2_000,
  /** Things in one import or export. */
  things: 1_000,
  /** UTF-16 code units of one document of a YAML file. */
  documentLength: 500_000,
  /** Problems told of one document. */
  problems: 20,
  /** Levels of lists and maps in one document. */
  depth: 32,
  /** Nodes that aliases (`*name`) may repeat in one document. */
  aliases: 100,
  /** Unpacked bytes for each packed one; text rarely reaches 30. */
  packing: 150,
} as const;

const megabytes = (bytes: number) => `${bytes / 1_000_000} MB`;

/** The limits as words for messages. */
export const limitWords = {
  file: megabytes(limits.fileBytes),
  total: megabytes(limits.totalBytes),
  files: limits.files.toLocaleString('en'),
  things: limits.things.toLocaleString('en'),
} as const;
