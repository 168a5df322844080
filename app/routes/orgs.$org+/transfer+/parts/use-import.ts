import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import { type Problem, toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { ImportFile } from '#server/areas/transfer/schema.ts';
import { packFiles } from './pack-files.ts';

type Rpc = ReturnType<typeof useOrg>['rpc'];
export type Preview = Awaited<ReturnType<Rpc['import']['preview']['query']>>;
export type Outcome = Awaited<ReturnType<Rpc['import']['apply']['mutate']>>;

type State =
  | { step: 'choose' }
  | { step: 'look'; files: ImportFile[]; names: string[]; preview: Preview; isNews: boolean }
  | { step: 'done'; outcome: Outcome };

const tooLarge = {
  message: 'The files are larger than 0.7 MB even when packed. Import them in parts.',
  reason: 'transfer.tooLarge',
  requestId: '',
  fields: [],
};

/** An import from choosing files to what came of it. */
export function useImport() {
  const org = useOrg();
  const revalidator = useRevalidator();
  const [state, setState] = useState<State>({ step: 'choose' });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function busy(work: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  }
  async function look(files: ImportFile[], names: string[], isNews = false): Promise<void> {
    const preview = await org.rpc.import.preview.query({ files });
    setState({ step: 'look', files, names, preview, isNews });
  }
  return {
    state,
    isBusy,
    problem,
    choose: (files: readonly File[]) =>
      busy(async () => {
        const packed = await packFiles(files);
        if (packed === null) setProblem(tooLarge);
        else
          await look(
            packed,
            files.map(({ name }) => name),
          );
      }),
    paste: (text: string) => busy(() => look([{ name: pastedName(text), text }], ['pasted text'])),
    apply: () =>
      busy(async () => {
        if (state.step !== 'look') return;
        const { files, names, preview } = state;
        try {
          const outcome = await org.rpc.import.apply.mutate({ files, hash: preview.hash });
          setState({ step: 'done', outcome });
          revalidator.revalidate();
        } catch (thrown) {
          if (toProblem(thrown).reason !== 'transfer.changedMeanwhile') throw thrown;
          await look(files, names, true);
        }
      }),
    restart: () => {
      setProblem(null);
      setState({ step: 'choose' });
    },
  };
}

/** Which reader a pasted text is for, said by its name. */
function pastedName(text: string): string {
  if (/^#me\b/m.test(text)) return 'pasted.convo.txt';
  const [head = ''] = text.trim().split('\n', 1);
  const isTable = /[,;\t]/.test(head) && !/:\s|:$|^[{[]/.test(head);
  return isTable ? 'pasted.csv' : 'pasted.yaml';
}
