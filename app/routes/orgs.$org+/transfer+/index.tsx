import type { MetaFunction } from '@remix-run/node';
import { pageTitle } from '#app/frame/page-title.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canFiles } from '#server/areas/transfer/access.ts';
import { ChooseFiles } from './parts/choose-files.tsx';
import { ImportDone } from './parts/import-done.tsx';
import { LookAtImport } from './parts/look-at-import.tsx';
import { useImport } from './parts/use-import.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Import');

export default function ImportPage() {
  const org = useOrg();
  if (!org.may(canFiles.import)) {
    return (
      <Callout title="Your role can’t import">
        You can <TextLink to={org.to('transfer/export')}>export</TextLink> what you may see. An
        administrator can change your role.
      </Callout>
    );
  }
  return <Import key={org.slug} />;
}

function Import() {
  const { state, isBusy, problem, choose, paste, apply, restart } = useImport();
  return (
    <div className="flex flex-col gap-5" aria-busy={isBusy}>
      {problem && (
        <Callout tone="danger" title="That didn’t work">
          {problem.message}
        </Callout>
      )}
      <p role="status" className={isBusy ? 'text-muted text-sm' : 'sr-only'}>
        {isBusy ? 'Reading the files and comparing them with what is here…' : ''}
      </p>
      {state.step === 'choose' && <ChooseFiles isBusy={isBusy} onChoose={choose} onPaste={paste} />}
      {state.step === 'look' && (
        <LookAtImport
          key={state.preview.hash}
          names={state.names}
          preview={state.preview}
          isNews={state.isNews}
          isBusy={isBusy}
          onApply={apply}
          onRestart={restart}
        />
      )}
      {state.step === 'done' && <ImportDone outcome={state.outcome} onRestart={restart} />}
    </div>
  );
}
