/** What the keyboard can do in the scenario editor. */
export const scenarioKeys = [
  {
    title: 'Writing a scenario',
    shortcuts: [
      { keys: ['Enter'], label: 'On to the reply; in an empty line, on to the user' },
      { keys: ['Shift', 'Enter'], label: 'New line' },
      { keys: ['Mod', 'Enter'], label: 'Next turn' },
      { keys: ['/'], label: 'Choose a kind of expectation' },
      { keys: ['↑', '↓'], label: 'Between turns and expectations' },
      { keys: ['Alt', '↑↓'], label: 'Move a turn or an expectation' },
      { keys: ['Mod', 'D'], label: 'Duplicate it' },
      { keys: ['Mod', 'Backspace'], label: 'Delete an empty turn' },
      { keys: ['Delete'], label: 'Delete an expectation, dismiss a suggestion' },
      { keys: ['Mod', 'Z'], label: 'Undo' },
      { keys: ['Mod', 'Shift', 'Z'], label: 'Redo' },
      { keys: ['Mod', 'S'], label: 'Save' },
    ],
  },
];

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
      { keys: ['X'], label: 'Select the row; with Shift all rows since the last one' },
      { keys: ['Esc'], label: 'Select none' },
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
  {
    title: 'Labelling verdicts',
    shortcuts: [
      { keys: ['P'], label: 'It passes' },
      { keys: ['F'], label: 'It fails' },
      { keys: ['N'], label: 'Skip it' },
      { keys: ['Mod', 'Enter'], label: 'Keep my verdict' },
    ],
  },
  ...scenarioKeys,
];
