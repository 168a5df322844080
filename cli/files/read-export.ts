import type { AnyDocument } from '#server/documents/any-document.ts';
import { documentKinds } from '#server/documents/any-document.ts';
import { readDocuments } from '#server/documents/read-documents.ts';
import type { Api } from '../api/open-api.ts';
import { refusalIn } from '../api/problem.ts';

/** Everything the server has, as documents: kind by kind where it is too much for one answer. */
export async function readExport({ rpc }: Api): Promise<AnyDocument[]> {
  const read = async (what: Parameters<typeof rpc.export.create.mutate>[0]['what']) => {
    const { base64, things } = await rpc.export.create.mutate({
      what,
      withReferences: false,
      format: 'yaml',
    });
    if (things === 0) return [];
    const text = Buffer.from(base64, 'base64').toString('utf8');
    const { documents, problems } = readDocuments('the server', text);
    const [problem] = problems;
    if (problem) throw new Error(`What the server sent can’t be read: ${problem.message}`);
    return documents.map(({ document }) => document);
  };
  try {
    return await read({ all: true });
  } catch (error) {
    const { reason } = refusalIn(error) ?? {};
    if (reason !== 'transfer.tooMany' && reason !== 'transfer.tooLarge') throw error;
  }
  const all: AnyDocument[] = [];
  for (const kind of documentKinds) all.push(...(await read({ kinds: [kind] })));
  return all;
}
