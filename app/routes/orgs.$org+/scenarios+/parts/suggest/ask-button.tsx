import { ChevronDown, Sparkles } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import type { SuggestingModel } from './suggesting.ts';

export interface AskButtonProps {
  id: string;
  models: readonly SuggestingModel[];
  onAsk: (model: SuggestingModel) => void;
}

/** Asks the only model at once; of several one chooses. */
export function AskButton({ id, models, onAsk }: AskButtonProps) {
  const [only, ...others] = models;
  if (!only) return null;
  const isOnly = others.length === 0;
  const button = (
    <Button
      id={id}
      size="sm"
      variant="ghost"
      className="-ml-2"
      data-stop=""
      {...(isOnly && { onClick: () => onAsk(only) })}
    >
      <Sparkles />
      Suggest expectations
      {!isOnly && <ChevronDown />}
    </Button>
  );
  if (isOnly) return button;
  return (
    <Menu
      align="start"
      trigger={button}
      items={[
        { heading: 'Which model is asked?' },
        ...models.map((model) => ({
          label: model.name,
          ...(model.problem === null ? {} : { hint: model.problem }),
          onSelect: () => onAsk(model),
        })),
      ]}
    />
  );
}
