import { DescriptionList } from '#app/ui/description-list.tsx';
import { ReadOnlyNote } from '../../parts/read-only-note.tsx';
import { TagList } from '../../parts/tag-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import type { StoredScenario } from './edit-scenario.tsx';
import { ScenarioHead } from './scenario-head.tsx';
import { SuiteLinks } from './suite-links.tsx';

/** A scenario for those who may only look. */
export function ReadScenario({ scenario }: { scenario: StoredScenario }) {
  const { content, description, tags } = scenario;
  return (
    <>
      <ScenarioHead scenario={scenario} />
      <div className="mb-5">
        <ReadOnlyNote what="scenarios" />
      </div>
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:items-start">
        <ConversationView turns={content.turns} />
        <aside
          aria-label="Details"
          className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-xs"
        >
          <DescriptionList
            items={[
              ...(description ? [{ term: 'Description', value: description }] : []),
              { term: 'Language', value: content.locale },
              {
                term: 'Failed turn',
                value: content.onFail === 'STOP' ? 'Stops it' : 'It goes on',
              },
              ...(content.threshold === null
                ? []
                : [
                    {
                      term: 'Passes from',
                      value: `${Math.round(content.threshold * 10_000) / 100} %`,
                    },
                  ]),
              ...Object.entries(content.variables).map(([name, value]) => ({
                term: `{{${name}}}`,
                value,
              })),
              ...(content.data
                ? [
                    {
                      term: 'Data rows',
                      value: content.data.rows.map(({ name }) => name).join(', '),
                    },
                  ]
                : []),
              ...(tags.length > 0
                ? [{ term: 'Tags', value: <TagList wrap tags={tags} max={20} /> }]
                : []),
            ]}
          />
          <SuiteLinks suites={scenario.suites} />
        </aside>
      </div>
    </>
  );
}
