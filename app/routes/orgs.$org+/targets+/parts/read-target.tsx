import { CodeText } from '#app/ui/code-text.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import type { HttpConfig } from '#server/areas/targets/schema.ts';
import { ReadOnlyNote } from '../../parts/read-only-note.tsx';
import { SecretFacts } from '../../parts/secret-facts.tsx';
import type { Environments } from '../../parts/use-environment.ts';
import { pointsTo, promptOf, type StoredTarget, storedSecretOf } from './stored-target.ts';
import { streamNames } from './stream-names.ts';
import { TestTargetCard } from './test-target-card.tsx';
import { TryTargetCard } from './try-target-card.tsx';

/** A target for those who may not change it. */
export function ReadTarget(props: { target: StoredTarget; environments: Environments }) {
  const { target, environments } = props;
  const { description, concurrency, suites } = target;
  const secret = storedSecretOf(target);
  return (
    <>
      <div className="mb-5">
        <ReadOnlyNote what="targets" />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <DescriptionList
            items={[
              ...(description ? [{ term: 'Description', value: description }] : []),
              { term: 'Points to', value: pointsTo(target) },
              ...(target.kind !== 'HTTP' ? [{ term: 'Prompt', value: promptOf(target) }] : []),
              ...(target.kind === 'HTTP'
                ? [{ term: 'Body', value: <CodeText block text={target.config.body} /> }]
                : []),
              ...(target.kind === 'HTTP' ? repliesOf(target.config) : []),
              ...(secret
                ? [{ term: 'Secret header', value: <SecretFacts {...secret} sentTo={null} /> }]
                : []),
              { term: 'At the same time', value: `${concurrency} conversations` },
              { term: 'Suites', value: suites.map(({ name }) => name).join(', ') || 'None' },
            ]}
          />
          {target.kind !== 'DEMO' && <TestTargetCard key={target.id} id={target.id} />}
        </div>
        <TryTargetCard target={target} environments={environments} isDirty={false} />
      </div>
    </>
  );
}

function repliesOf({ replyPath, stream }: HttpConfig) {
  return [
    { term: 'How the reply comes', value: streamNames[stream] },
    ...(replyPath ? [{ term: 'Where the reply is', value: <CodeText text={replyPath} /> }] : []),
  ];
}
