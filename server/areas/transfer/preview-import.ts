import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Services } from '#server/core/services.ts';
import { checkAddresses } from './check-addresses.ts';
import { lookAround } from './look-around.ts';
import { planImport } from './plan-import.ts';
import { present } from './present-import.ts';
import { readFiles } from './read-files.ts';
import type { ImportFile } from './schema.ts';
import { needKinds } from './things.ts';

/** What importing these files would do, without doing it. */
export async function previewImport(
  open: OpenUnit,
  services: Pick<Services, 'outbound'>,
  files: readonly ImportFile[],
) {
  const reading = await readFiles(files);
  const addresses = await checkAddresses(services, reading.documents);
  const plan = await open(async (scope) => {
    needKinds(
      scope,
      reading.documents.map(({ document }) => document.kind),
      'write',
    );
    return planImport(reading.documents, {
      ...(await lookAround(scope, reading.documents)),
      addresses,
    });
  });
  return present(reading, plan);
}
