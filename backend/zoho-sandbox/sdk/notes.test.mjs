import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connect, create, outcomes, params, sdk, unique } from './support/crm.mjs';

const { GetNotesParam } = sdk.Notes;

before(connect);

const notes = () => new sdk.Notes.NotesOperations();

function body(...members) {
  const wrapper = new sdk.Notes.BodyWrapper();
  wrapper.setData(
    members.map((each) => {
      const note = new sdk.Notes.Note();
      for (const [name, value] of Object.entries(each)) note[`set${name}`](value);
      return note;
    }),
  );
  return wrapper;
}

/** Which record a note is about. */
function about(id) {
  const module = new sdk.Modules.MinifiedModule();
  module.setAPIName('Leads');
  const parent = new sdk.Notes.ParentId();
  parent.setId(id);
  parent.setModule(module);
  return parent;
}

async function read(id) {
  const response = await notes().getNote(
    id,
    await params([sdk.Notes.GetNoteParam.FIELDS, 'Note_Title,Note_Content,Parent_Id']),
  );
  return response.getStatusCode() === 204 ? null : response.getObject().getData()[0];
}

async function noted(title) {
  const [lead] = await create('Leads', { Last_Name: unique('Noted') });
  const response = await notes().createNotes(
    body({ NoteTitle: title, NoteContent: 'Rang twice.', ParentId: about(lead) }),
  );
  return { lead, response, id: BigInt(outcomes(response)[0].details.id) };
}

test('a note is written to a record and read again', async () => {
  const { lead, response, id } = await noted('A call');

  const note = await read(id);

  assert.equal(response.getStatusCode(), 201);
  assert.equal(outcomes(response)[0].message, 'record added');
  assert.equal(note.getNoteTitle(), 'A call');
  assert.equal(note.getNoteContent(), 'Rang twice.');
  assert.equal(note.getParentId().getId(), lead);
});

test('a note is among the newest notes', async () => {
  const { id } = await noted('Newest');

  const response = await notes().getNotes(
    await params([GetNotesParam.FIELDS, 'Note_Title'], [GetNotesParam.PER_PAGE, '200']),
  );

  assert.ok(
    response
      .getObject()
      .getData()
      .some((note) => note.getId() === id),
  );
});

test('a note is changed and deleted', async () => {
  const { id } = await noted('Draft');

  const changed = await notes().updateNote(id, body({ NoteTitle: 'Fair copy' }));
  const title = (await read(id)).getNoteTitle();
  const deleted = await notes().deleteNote(id);

  assert.equal(outcomes(changed)[0].message, 'record updated');
  assert.equal(title, 'Fair copy');
  assert.equal(outcomes(deleted)[0].message, 'record deleted');
  assert.equal(await read(id), null);
});

test('a note without content is refused', async () => {
  const [lead] = await create('Leads', { Last_Name: unique('Noted') });

  const response = await notes().createNotes(body({ NoteTitle: 'Nothing', ParentId: about(lead) }));

  assert.equal(response.getStatusCode(), 400);
  assert.equal(outcomes(response)[0].code, 'MANDATORY_NOT_FOUND');
});
