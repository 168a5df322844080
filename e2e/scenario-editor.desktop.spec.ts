import { box, chip, entry, exchange, said, turns } from './fixtures/scenario-editor.ts';
import { expect, expectGood, test } from './fixtures/test.ts';

test('a scenario is written, undone, restored and saved by keyboard alone', async ({ org }) => {
  const { page } = org;
  const { keyboard } = page;
  const key = (...keys: string[]) =>
    keys.reduce(async (before, one) => {
      await before;
      await keyboard.press(one);
    }, Promise.resolve());
  await page.goto(`/orgs/${org.slug}/scenarios/new`);
  await expect(box(page, 'Name')).toBeFocused();
  await keyboard.type('Returns');

  await test.step('five turns with all five kinds of expectation', async () => {
    await said(page, 1).focus();
    await keyboard.type('May I return a plant?');
    await key('Enter');
    await expect(entry(page, 2)).toBeFocused();
    await keyboard.type('30 days');
    await key('Enter');
    await keyboard.type('/an');
    await expect(page.getByRole('option', { name: 'any of' })).toBeVisible();
    await key('Enter');
    await keyboard.type('DHL | UPS');
    await key('Enter');
    await keyboard.type('/not warranty');
    await key('Enter');
    await expect(chip(page, /contains any of DHL, UPS/)).toBeVisible();
    await key('Enter');
    await expect(said(page, 3)).toBeFocused();
    await keyboard.type('How much');
    await key('Shift+Enter');
    await keyboard.type('is it?');
    await key('Enter');
    await keyboard.type('/pattern \\d+\\.\\d{2} EUR');
    await key('Enter');
    await keyboard.type('/means Says that returns are free.');
    await key('Enter');
    await expect(chip(page, /says Says that returns are free/)).toBeVisible();
    await expect(entry(page, 4)).toBeFocused();
    await key('Enter');
    await expect(said(page, 5)).toBeFocused();
    await keyboard.type('Thanks');
    await expect(turns(page)).toHaveCount(5);
    await expect(said(page, 3)).toHaveValue('How much\nis it?');
    await expect(chip(page, /./)).toHaveCount(5);
  });

  await test.step('the arrows go from turn to turn, Alt moves, Ctrl+D doubles', async () => {
    await key('Home', 'ArrowUp');
    await expect(entry(page, 4)).toBeFocused();
    await key('ArrowUp');
    await expect(chip(page, /says Says that returns are free/)).toBeFocused();
    await key('Alt+ArrowUp');
    await expect(page.getByText('Moved up.')).toBeAttached();
    await expect(chip(page, /./).nth(3)).toHaveAccessibleName(/says/);
    await said(page, 5).focus();
    await key('Alt+ArrowUp');
    await expect(page.getByText('Moved to place 4 of 5.')).toBeAttached();
    await expect(said(page, 4)).toBeFocused();
    await key('Alt+ArrowDown', 'ControlOrMeta+d');
    await expect(said(page, 6)).toHaveValue('Thanks');
    await expect(said(page, 6)).toBeFocused();
    await key('ControlOrMeta+a', 'Backspace', 'ControlOrMeta+Backspace');
    await expect(turns(page)).toHaveCount(5);
    await expectGood(page);
  });

  await test.step('an expectation opens in place, is weighed, and closes', async () => {
    await chip(page, /contains 30 days/).focus();
    await key('Enter');
    const form = page.getByRole('group', { name: 'Expectation', exact: true });
    await form.getByRole('textbox', { name: 'Weight' }).focus();
    await key('ControlOrMeta+a');
    await keyboard.type('2.5');
    await expectGood(page);
    await key('Escape');
    await expect(chip(page, /contains 30 days weight 2.5/)).toBeFocused();
  });

  await test.step('steps are undone and redone', async () => {
    await key('Delete');
    await expect(chip(page, /./)).toHaveCount(4);
    await key('ControlOrMeta+z');
    await expect(chip(page, /contains 30 days weight 2.5/)).toBeVisible();
    await key('ControlOrMeta+Shift+z');
    await expect(chip(page, /./)).toHaveCount(4);
    await key('ControlOrMeta+z');
    await expect(chip(page, /./)).toHaveCount(5);
    await said(page, 5).focus();
    await key('End');
    await keyboard.type(' a lot');
    await expect(said(page, 5)).toHaveValue('Thanks a lot');
    await key('ControlOrMeta+z');
    await expect(said(page, 5)).toHaveValue('Thanks');
  });

  await test.step('a reload brings the draft back', async () => {
    await expect(page.getByText('Draft saved')).toBeVisible();
    await page.reload();
    await expect(page.getByText(/You have unsaved changes from/)).toBeVisible();
    await expect(said(page, 5)).toHaveValue('Thanks');
    await expect(chip(page, /contains 30 days weight 2.5/)).toBeVisible();
    await expect(box(page, 'Name')).toHaveValue('Returns');
    await expectGood(page);
  });

  await test.step('and it is saved', async () => {
    await said(page, 1).focus();
    await key('ControlOrMeta+s');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Returns');
    const { items } = await org.api.scenarios.list.query({});
    const id = items[0]?.id ?? '';
    const { content } = await org.api.scenarios.get.query({ id });
    expect(content.turns).toMatchObject([
      { userText: 'May I return a plant?' },
      {
        expectations: [
          { kind: 'MUST_CONTAIN', values: ['30 days'], weight: 2.5 },
          { kind: 'MUST_CONTAIN_ANY', values: ['DHL', 'UPS'] },
          { kind: 'MUST_NOT_CONTAIN', values: ['warranty'] },
        ],
      },
      { userText: 'How much\nis it?' },
      { expectations: [{ kind: 'SEMANTIC_ASSERT' }, { kind: 'REGEX' }] },
      { userText: 'Thanks' },
    ]);
    await expect.poll(() => org.api.drafts.newScenarios.query()).toEqual([]);
  });
});

test('turns and expectations are dragged to where they belong', async ({ org }) => {
  const { page } = org;
  const start = [...exchange('One', 'first'), ...exchange('Two', 'second')];
  const { id } = await org.api.scenarios.create.mutate({ name: 'Drag', turns: start });
  await page.goto(`/orgs/${org.slug}/scenarios/${id}`);
  const second = turns(page).nth(3);
  await chip(page, /contains first/).hover();
  await page.mouse.down();
  const target = await chip(page, /contains second/).boundingBox();
  await page.mouse.move((target?.x ?? 0) + 30, (target?.y ?? 0) + 10, { steps: 12 });
  await page.mouse.up();
  await expect(second.getByRole('listitem')).toHaveCount(2);
  await expect(second.getByRole('button', { name: /contains first/ })).toBeVisible();

  await page.getByRole('button', { name: 'Drag turn 1' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Turn 1 is picked up.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Turn 1 is over turn 2.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Turn 1 is over turn 3.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(said(page, 2)).toHaveValue('Two');
  await expect(said(page, 3)).toHaveValue('One');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(said(page, 1)).toHaveValue('One');
});
