import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { DraftTurn } from './draft.ts';
import { findExpectation, moveTurn, placeExpectation } from './edit-turns.ts';

/** What is dragged, and what it is dragged over. */
const Dragged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turn'), key: z.string() }),
  z.object({ kind: z.literal('expectation'), key: z.string(), turn: z.string() }),
  z.object({ kind: z.literal('into'), turn: z.string() }),
]);

function draggedOf(thing: { data: { current?: unknown } } | null) {
  return Dragged.safeParse(thing?.data.current).data ?? null;
}

export interface TurnDragProps {
  turns: readonly DraftTurn[];
  onChange: (change: (turns: readonly DraftTurn[]) => DraftTurn[]) => void;
  children: ReactNode;
}

/**
 * Turns and expectations can be dragged: by mouse, by touch after a moment of holding, turns also by
 * keyboard from their handle. Turns go between turns, expectations into any turn that has some.
 */
export function TurnDrag({ turns, onChange, children }: TurnDragProps) {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextTurn }),
  );

  function drop({ active, over }: DragEndEvent) {
    const dragged = draggedOf(active);
    const target = draggedOf(over);
    if (dragged?.kind === 'turn' && target?.kind === 'turn') {
      const place = (key: string) => turns.findIndex((turn) => turn.key === key);
      onChange((was) => moveTurn(was, dragged.key, place(target.key) - place(dragged.key)));
    }
    if (dragged?.kind !== 'expectation' || !target || target.kind === 'turn') return;
    if (target.kind === 'into' && target.turn === dragged.turn) return;
    const at =
      target.kind === 'expectation'
        ? (findExpectation(turns, target.key)?.at ?? 0)
        : Number.POSITIVE_INFINITY;
    onChange((was) => placeExpectation(was, dragged.key, { turn: target.turn, at }));
  }

  return (
    <DndContext
      id="turns"
      sensors={sensors}
      collisionDetection={amongEquals}
      accessibility={{
        announcements: announcementsFor(turns),
        screenReaderInstructions: {
          draggable:
            'Press Space to pick the turn up, ↑ and ↓ to move it, Space to put it down, Escape to leave it where it was.',
        },
      }}
      onDragEnd={drop}
    >
      <SortableContext
        items={turns.map(({ key }) => `t:${key}`)}
        strategy={verticalListSortingStrategy}
      >
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** A turn is dropped among turns, an expectation among expectations or into a turn that has some. */
const amongEquals: CollisionDetection = (args) => {
  const isTurn = draggedOf(args.active)?.kind === 'turn';
  const droppableContainers = args.droppableContainers.filter(
    (container) => (draggedOf(container)?.kind === 'turn') === isTurn,
  );
  const among = { ...args, droppableContainers };
  if (isTurn) return closestCenter(among);
  const within = pointerWithin(among);
  const chips = within.filter(({ id }) => String(id).startsWith('e:'));
  return chips.length > 0 ? chips : within;
};

const toNextTurn: KeyboardCoordinateGetter = (event, { context }) => {
  const step = { [KeyboardCode.Down]: 1, [KeyboardCode.Up]: -1 }[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const rects = context.droppableContainers
    .getEnabled()
    .filter((container) => draggedOf(container)?.kind === 'turn')
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    })
    .sort((a, b) => a.rect.top - b.rect.top);
  const here = rects.findIndex(({ id }) => id === (context.over?.id ?? context.active?.id));
  const target = rects[here + step]?.rect;
  return target && { x: target.left, y: target.top };
};

function announcementsFor(turns: readonly DraftTurn[]): Announcements {
  const nameOf = (thing: Parameters<typeof draggedOf>[0]) => {
    const dragged = draggedOf(thing);
    const key = dragged?.kind === 'turn' ? dragged.key : dragged?.turn;
    const place = turns.findIndex((turn) => turn.key === key) + 1;
    return dragged?.kind === 'turn' ? `Turn ${place}` : `The expectation of turn ${place}`;
  };
  const placeOf = (thing: Parameters<typeof draggedOf>[0]) => {
    const over = draggedOf(thing);
    const key = over?.kind === 'turn' ? over.key : over?.turn;
    return `turn ${turns.findIndex((turn) => turn.key === key) + 1}`;
  };
  return {
    onDragStart: ({ active }) => `${nameOf(active)} is picked up.`,
    onDragOver: ({ active, over }) => {
      // Where it was picked up it is said to be picked up.
      if (active.id === over?.id) return undefined;
      return over
        ? `${nameOf(active)} is over ${placeOf(over)}.`
        : `${nameOf(active)} is over nothing.`;
    },
    onDragEnd: ({ active, over }) =>
      over ? `${nameOf(active)} is put at ${placeOf(over)}.` : `${nameOf(active)} stays.`,
    onDragCancel: ({ active }) => `${nameOf(active)} stays where it was.`,
  };
}
