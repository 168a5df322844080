import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useState } from 'react';
import { useIsomorphicLayoutEffect } from './use-isomorphic-layout-effect.ts';

export interface MatrixWindow {
  /** The places that are drawn, in order. */
  items: VirtualItem[];
  /** Of all rows, in pixels. */
  height: number;
  /** Where the first row begins, to be taken off each `start`. */
  offset: number;
  /** Measures a row that is drawn; it carries its place in `data-index`. */
  measure: (element: HTMLElement | null) => void;
  /** Brings a place into view. */
  scrollTo: (place: number) => void;
}

export interface MatrixWindowProps {
  count: number;
  /** Always drawn: where the tab stop is. */
  pinned: number;
  /** Scrolls in a box of its own, not with the page. */
  isBoxed: boolean;
  box: RefObject<HTMLElement | null>;
  body: RefObject<HTMLElement | null>;
}

const expectedHeight = 41;
const overscan = 8;
/** Shorter lists are drawn whole: nothing is gained, and find in page works. */
const mostWhole = 60;
const headHeight = 120;
/** What is drawn where nothing has been measured yet, on the server too. */
const initialRect = { width: 1280, height: 1200 };

/** Which rows of a long matrix are drawn: those in view, some around them, and the one with the tab stop. */
export function useMatrixWindow(props: MatrixWindowProps): MatrixWindow {
  const { count, pinned, isBoxed, box, body } = props;
  const offset = useOffset(body, isBoxed);
  const rangeExtractor = useCallback(
    (range: Range) => {
      if (range.count <= mostWhole) return Array.from({ length: range.count }, (_, place) => place);
      const places = defaultRangeExtractor(range);
      const isDrawn = pinned < 0 || pinned >= range.count || places.includes(pinned);
      return isDrawn ? places : [...places, pinned].sort((a, b) => a - b);
    },
    [pinned],
  );
  const shared = {
    count,
    estimateSize: () => expectedHeight,
    overscan,
    rangeExtractor,
    initialRect,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: expectedHeight,
  };
  const inPage = useWindowVirtualizer({ ...shared, enabled: !isBoxed, scrollMargin: offset });
  const inBox = useVirtualizer({
    ...shared,
    enabled: isBoxed,
    scrollMargin: offset,
    getScrollElement: () => box.current,
  });
  const used = isBoxed ? inBox : inPage;
  return {
    items: used.getVirtualItems(),
    height: used.getTotalSize(),
    offset,
    measure: used.measureElement,
    scrollTo: (place) => used.scrollToIndex(place, { align: 'auto' }),
  };
}

/** Where the body begins within what scrolls; what stands above it may grow and shrink. */
function useOffset(body: RefObject<HTMLElement | null>, isBoxed: boolean): number {
  const [offset, setOffset] = useState(0);
  useIsomorphicLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const read = () => {
      const above = isBoxed
        ? element.offsetTop
        : Math.round(element.getBoundingClientRect().top + window.scrollY);
      setOffset(above);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body, isBoxed]);
  return offset;
}
