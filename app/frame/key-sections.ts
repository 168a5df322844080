/** What the keyboard can do on most pages; shown by `?`. */
export const keySections = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Mod', 'K'], label: 'Search or do something' },
      { keys: ['?'], label: 'Keyboard shortcuts' },
      { keys: ['Esc'], label: 'Close what is open' },
    ],
  },
  {
    title: 'Lists',
    shortcuts: [
      { keys: ['J'], label: 'Next row' },
      { keys: ['K'], label: 'Previous row' },
      { keys: ['Enter'], label: 'Open the row' },
    ],
  },
  {
    title: 'Things',
    shortcuts: [
      { keys: ['E'], label: 'Edit' },
      { keys: ['R'], label: 'Run' },
    ],
  },
  {
    title: 'Runs',
    shortcuts: [
      { keys: ['←', '↑', '↓', '→'], label: 'Another conversation' },
      { keys: ['Enter'], label: 'Open the conversation' },
    ],
  },
  {
    title: 'Transcripts',
    shortcuts: [
      { keys: ['→'], label: 'Next conversation' },
      { keys: ['←'], label: 'Previous conversation' },
      { keys: ['N'], label: 'Next failure' },
      { keys: ['P'], label: 'Previous failure' },
    ],
  },
];
