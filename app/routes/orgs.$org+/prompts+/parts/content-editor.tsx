import { useToast } from '#app/ui/toast.tsx';
import { changePart } from './edit-parts.ts';
import type { EditorWorld } from './editor-world.ts';
import { KindSwitch } from './kind-switch.tsx';
import { PartField } from './part-field.tsx';
import { PartList } from './part-list.tsx';
import type { EditedPrompt } from './use-prompt-draft.ts';

/** What a prompt says: one text, or parts with roles. */
export function ContentEditor({ prompt, world }: { prompt: EditedPrompt; world: EditorWorld }) {
  const { draft, problems, set, setParts } = prompt;
  const { isChat, parts } = draft;
  const toast = useToast();
  const [only] = parts;

  function change(toChat: boolean) {
    set({ isChat: toChat });
    const role = only?.role;
    if (toChat || !only || role === undefined || role === 'SYSTEM') return;
    setParts((was) => changePart(was, only.key, { role: 'SYSTEM' }));
    toast({
      title: 'It is given as the system message now',
      action: {
        label: 'Undo',
        onSelect: () => {
          set({ isChat: true });
          setParts((was) => changePart(was, only.key, { role }));
        },
      },
    });
  }

  return (
    <div className="flex flex-col gap-3">
      <KindSwitch
        isChat={isChat}
        onChange={change}
        readOnly={world.readOnly}
        heldBy={
          parts.length > 1 ? 'A plain prompt has one part: delete the others to go back.' : null
        }
      />
      {isChat || !only ? (
        <PartList prompt={prompt} world={world} />
      ) : (
        <PartField
          part={only}
          index={0}
          label="Text"
          problem={problems[only.key] ?? problems.content}
          world={world}
          minLines={16}
          onChange={(text) => setParts((was) => changePart(was, only.key, { text }), [only.key])}
        />
      )}
    </div>
  );
}
