import { ChevronDown, Plus } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Menu } from '#app/ui/menu.tsx';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { ExpectationKind } from './describe-expectation.ts';
import { KindList, optionId } from './kind-list.tsx';
import { kindIcons } from './kind-look.ts';
import { type KindWord, kindsLike, kindWords, readKind, specOf } from './kind-words.ts';

export interface ExpectationEntryProps {
  /** The element's id; what is wrong with the turn is described by `<id>-problem`. */
  id: string;
  place: number;
  problem: string | undefined;
  onAdd: (spec: ExpectationSpec) => void;
  /** Enter with nothing written. */
  onNext: () => void;
  /** Backspace or ↑ with nothing written: to the expectation before. False when there is none. */
  onBack: () => boolean;
}

/**
 * One line that makes an expectation: text and Enter. What it is about the text is chosen by a slash and
 * a word, or with the button before it; afterwards it is “contains” again.
 */
export function ExpectationEntry(props: ExpectationEntryProps) {
  const { id, place, problem } = props;
  const [kind, setKind] = useState<ExpectationKind>('MUST_CONTAIN');
  const [line, setLine] = useState('');
  const [marked, setMarked] = useState(0);
  const [isShut, setShut] = useState(false);
  const listId = useId();
  const hasChosen = useRef(false);
  const offers = line.startsWith('/') && !isShut ? kindsLike(line.slice(1)) : [];
  const isOpen = offers.length > 0;
  const at = Math.min(marked, offers.length - 1);
  const word = wordOf(kind);
  const Icon = kindIcons[kind];

  function choose(next: ExpectationKind, rest = '') {
    setKind(next);
    setLine(rest);
    setMarked(0);
  }
  function type(next: string) {
    setShut(false);
    setMarked(0);
    const named = readKind(next);
    if (named) choose(named.kind, named.rest);
    else setLine(next);
  }
  function add() {
    const spec = specOf(kind, line);
    if (!spec) return false;
    props.onAdd(spec);
    choose('MUST_CONTAIN');
    return true;
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const isMod = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (isOpen && !isMod) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        done();
        setMarked((at + step + offers.length) % offers.length);
        event.stopPropagation();
        return;
      }
      const offered = offers[at];
      if ((event.key === 'Enter' || event.key === 'Tab') && offered) {
        done();
        choose(offered.kind);
        return;
      }
      if (event.key === 'Escape') {
        done();
        setShut(true);
        return;
      }
    }
    if (event.key === 'Enter') {
      done();
      event.stopPropagation();
      if (!add() || isMod) props.onNext();
    } else if (event.key === 'Backspace' && line === '' && !isMod) {
      if (kind !== 'MUST_CONTAIN') {
        done();
        choose('MUST_CONTAIN');
      } else if (props.onBack()) done();
    } else if (event.key === 'ArrowUp' && line === '' && props.onBack()) {
      done();
      event.stopPropagation();
    }
  }

  return (
    <div className="relative w-full max-w-[min(38rem,94%)]">
      <div
        className={cn(
          'flex items-center gap-1 rounded-md border border-line border-dashed bg-transparent pl-1 transition-colors hover:border-control has-[input:focus-visible]:border-accent has-[input:focus-visible]:border-solid has-[input:focus-visible]:bg-surface has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent/30',
          problem && 'border-fail',
        )}
      >
        <Menu
          align="start"
          trigger={
            <button
              type="button"
              aria-label={`Kind of the next expectation: ${word.label}`}
              className="focus-ring flex h-6 shrink-0 items-center gap-1 rounded-sm px-1.5 text-muted text-sm hover:bg-hover pointer-coarse:h-10"
            >
              <Icon aria-hidden="true" className="size-3.5" />
              {word.label}
              <ChevronDown aria-hidden="true" className="size-3" />
            </button>
          }
          items={kindWords.map((one) => {
            const KindIcon = kindIcons[one.kind];
            return {
              label: one.label,
              hint: one.hint,
              icon: <KindIcon />,
              onSelect: () => {
                choose(one.kind, line);
                hasChosen.current = true;
              },
            };
          })}
          focusAfter={() => {
            const next = hasChosen.current ? document.getElementById(id) : null;
            hasChosen.current = false;
            return next;
          }}
        />
        <input
          id={id}
          data-stop=""
          dir="auto"
          role="combobox"
          value={line}
          autoComplete="off"
          spellCheck={kind !== 'REGEX'}
          aria-label={`Add an expectation to turn ${place}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? optionId(listId, at) : undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          placeholder={placeholders[kind]}
          data-own-undo={line === '' ? undefined : ''}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={({ currentTarget, relatedTarget }) => {
            setShut(true);
            // The button before it changes the kind of what is written.
            if (currentTarget.parentElement?.contains(relatedTarget)) return;
            if (!line.startsWith('/')) add();
          }}
          className={cn(
            'h-8 min-w-0 flex-1 bg-transparent px-1 text-sm outline-none pointer-coarse:h-11 pointer-coarse:text-base',
            kind === 'REGEX' && 'font-mono',
          )}
        />
        {line.trim() !== '' && !isOpen && (
          <IconButton
            label="Add expectation"
            keys={['Enter']}
            icon={<Plus />}
            size="sm"
            // Keeps the focus in the box.
            onMouseDown={(event) => event.preventDefault()}
            onClick={add}
          />
        )}
      </div>
      {isOpen && <KindList id={listId} offers={offers} at={at} onChoose={(one) => choose(one)} />}
    </div>
  );
}

const placeholders: Record<ExpectationKind, string> = {
  MUST_CONTAIN: 'a text, or / for other kinds',
  MUST_CONTAIN_ANY: 'DHL | UPS',
  MUST_NOT_CONTAIN: 'a text that must not be there',
  REGEX: '\\d+ days?',
  SEMANTIC_ASSERT: 'what it must say',
};

function wordOf(kind: ExpectationKind): KindWord {
  const found = kindWords.find((one) => one.kind === kind);
  if (!found) throw new Error(`There is no word for ${kind}.`);
  return found;
}
