import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { addClient } from '../../../src/actions/addClient.ts';
import { addCourse } from '../../../src/actions/addCourse.ts';
import { addSession } from '../../../src/actions/addSession.ts';
import { addDays, localDay } from '../../../src/domain/day.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { PATTERNS, toClient, toPlan } from '../../../src/ui/app/routes.ts';
import { ClientPage } from '../../../src/ui/clients/ClientPage.tsx';
import { formatDay } from '../../../src/ui/format.ts';
import { PlanPage } from '../../../src/ui/plan/PlanPage.tsx';
import { seriousFindings } from '../seriousFindings.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

const screens = (
  <Router hook={useHashLocation}>
    <main>
      <Route path={PATTERNS.plan} component={PlanPage} />
      <Route path={PATTERNS.client} component={ClientPage} />
    </main>
  </Router>
);

/** A course of three visits, the first five weeks ago. */
async function planned() {
  const clientId = await addClient({ label: 'Ann Example' });
  const plan = { clientId, area: 'face', concern: 'redness', protocolId: 'microneedling', plannedSessions: 3 } as const;
  const courseId = await addCourse(plan);
  const on = addDays(localDay(new Date()), -35);
  await addSession({ courseId, on });
  return { clientId, courseId, on };
}

it('shows which visit is due, on the course and on the client’s page', async () => {
  const { clientId, courseId, on } = await planned();
  location.hash = `#${toPlan(courseId)}`;
  const screen = await render(screens);
  const visits = screen.getByRole('region', { name: 'Visits' });
  await expect.element(visits.getByText(`On ${formatDay(on)}.`)).toBeVisible();
  const due = visits.getByRole('listitem').nth(1);
  await expect.element(due).toHaveAttribute('aria-current', 'step');
  await expect.element(due).toHaveTextContent(/Visit 2 of 3\s*Due now/);
  await expect.element(screen.getByText('Follow-up after 3 months')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  location.hash = `#${toClient(clientId)}`;
  await expect.element(screen.getByText(/^Visit 2 of 3 · Due now\./)).toBeVisible();
});

it('writes the client’s name into the calendar only where that is ticked', async () => {
  const { courseId } = await planned();
  location.hash = `#${toPlan(courseId)}`;
  const screen = await render(screens);
  const saved: Blob[] = [];
  const original = URL.createObjectURL.bind(URL);
  const spy = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return original(blob);
  });
  await screen.getByRole('button', { name: /^Save as a calendar file/ }).click();
  await screen.getByRole('checkbox', { name: /Ann Example/ }).click();
  await screen.getByRole('button', { name: /^Save as a calendar file/ }).click();
  spy.mockRestore();
  const [plain, named] = await Promise.all(saved.map((blob) => blob.text()));
  expect(plain).not.toContain('Ann');
  expect(plain).toContain(`course ${courseId.slice(0, 4).toUpperCase()}`);
  expect(named).toContain('Ann Example');
  // Two visits and two follow-ups are still to come.
  expect(plain?.match(/BEGIN:VEVENT/g)).toHaveLength(4);
});
