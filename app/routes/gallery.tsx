import { Actions } from '#app/ui/gallery/actions.tsx';
import { Forms } from '#app/ui/gallery/forms.tsx';
import { Inputs } from '#app/ui/gallery/inputs.tsx';
import { Lists } from '#app/ui/gallery/lists.tsx';
import { Results } from '#app/ui/gallery/results.tsx';
import { NowProvider } from '#app/ui/relative-time.tsx';
import { ThemeToggle } from '#app/ui/theme-toggle.tsx';
import { ToastProvider } from '#app/ui/toast.tsx';

const groups = [
  { id: 'actions', title: 'Actions', Part: Actions },
  { id: 'inputs', title: 'Inputs', Part: Inputs },
  { id: 'forms', title: 'Forms', Part: Forms },
  { id: 'lists', title: 'Pages and lists', Part: Lists },
  { id: 'results', title: 'Results', Part: Results },
];

/** Every part of the design system in every state; served in development only. */
export default function Gallery() {
  return (
    <NowProvider serverNowMs={Date.UTC(2026, 10, 21, 9, 30)}>
      <ToastProvider>
        <main className="mx-auto max-w-260 px-4 py-8 sm:px-8">
          <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
            <p className="font-semibold text-2xl">Parts</p>
            <ThemeToggle initial="system" />
          </div>
          {groups.map(({ id, title, Part }) => (
            <div key={id} id={id} className="mb-8">
              <p className="mb-3 font-semibold text-lg">{title}</p>
              <Part />
            </div>
          ))}
        </main>
      </ToastProvider>
    </NowProvider>
  );
}
