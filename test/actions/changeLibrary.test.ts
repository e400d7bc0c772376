import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { addProtocol, changeProtocol, resetProtocol } from '../../src/actions/changeLibrary.ts';
import { readCourseRecord } from '../../src/actions/readCourseRecord.ts';
import { readLibrary } from '../../src/actions/readLibrary.ts';
import { healingOf } from '../../src/domain/healing.ts';
import { protocolIn, SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import { putClient, putCourse, putSession } from '../../src/storage/clients.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { savePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { client, course, newPhoto, session } from '../storage/photoRecord.ts';

beforeEach(() => useDatabase(`library ${crypto.randomUUID()}`));

const FIGURES = { sessions: [3, 6], intervalDays: [28, 42], healingDays: 5, settlingDays: 9 } as const;

it('what the clinic changes decides on which track a course’s photos are', async () => {
  const plan = course(client('ann'));
  const [treated, later] = [session(plan, '2026-03-02'), session(plan, '2026-03-07')];
  await putClient(client('ann'));
  await putCourse(plan);
  await putSession({
    ...treated,
    treatments: [{ id: 't', protocolId: 'dermatherapy', performedBy: '', detail: '' }],
  });
  await savePhoto(newPhoto('p', later));
  const track = async () => {
    const record = await readCourseRecord(plan.id)(reader);
    const [photo] = record?.photos ?? [];
    if (!record || !photo) throw new Error('the course was not stored');
    return healingOf(photo, record.sessions, record.library, 'redness').track;
  };
  expect(await track()).toBe('settling');
  await changeProtocol('dermatherapy', FIGURES, 'Ann');
  expect(await track()).toBe('healing');
  await resetProtocol('dermatherapy', 'Ann');
  expect(await track()).toBe('settling');
});

it('a change needs a name and figures that make sense, a treatment of one’s own a source too', async () => {
  await expect(changeProtocol('dermatherapy', FIGURES, ' ')).rejects.toMatchObject({ code: 'unexpected' });
  await expect(changeProtocol('dermatherapy', { ...FIGURES, healingDays: 10 }, 'Ann')).rejects.toThrow();
  await expect(resetProtocol('dermatherapy', '')).rejects.toThrow();
  const own = { ...FIGURES, name: 'Enzyme mask', source: 'Twelve clients', cumulative: true };
  await expect(addProtocol({ ...own, source: ' ' }, 'Ann')).rejects.toThrow();
  await expect(addProtocol({ ...own, name: '' }, 'Ann')).rejects.toThrow();
  expect((await readLibrary()(reader)).library).toEqual(SHIPPED_LIBRARY);

  const id = await addProtocol(own, 'Ann');
  const { library, changes } = await readLibrary()(reader);
  expect(protocolIn(library, id)).toMatchObject({ name: 'Enzyme mask', evidence: 'own', sources: ['Twelve clients'] });
  expect(changes).toMatchObject([{ kind: 'added', by: 'Ann' }]);
});
