/** Files of a record. */

import { readFile, writeOne } from './api.js';
import { BesideList } from './beside-list.js';
import { ask } from './dialogs.js';
import { h, setText, uniqueId } from './dom.js';
import { dayOf } from './format.js';
import { menuButton } from './menu.js';
import { summary } from './refusals.js';

const FIELDS = 'File_Name,Size,Created_Time,Created_By';

/** Zoho's largest attachment, in bytes. */
const LARGEST = 20 * 1024 * 1024;

/** The card with the files of one record. */
export class Attachments {
  #context;
  #path;
  #writable;
  #list;

  /**
   * @param {object} context
   * @param {import('./metadata.js').Module} module of the record
   * @param {string} id of the record
   */
  constructor(context, module, id) {
    this.#context = context;
    this.#path = `/crm/v8/${module.apiName}/${encodeURIComponent(id)}/Attachments`;
    this.#writable = module.editable;
    const headingId = uniqueId('attachments');
    this.#list = new BesideList({
      path: this.#path,
      fields: FIELDS,
      name: 'Attachments',
      look: 'related',
      item: (file) => this.#item(file),
    });
    this.note = h('p', { class: 's', role: 'status' });
    this.element = h(
      'section',
      { class: 'card', 'aria-labelledby': headingId },
      h('header', {}, h('h2', { class: 'card-title', id: headingId }, 'Attachments'), this.#list.count),
      this.#list.items,
      this.#writable && this.#chooser(),
    );
  }

  #chooser() {
    const inputId = uniqueId('file');
    const input = h('input', { class: 'sr', id: inputId, type: 'file', onchange: () => this.#send(input) });
    return h(
      'div',
      { class: 'attach' },
      input,
      h('label', { class: 'btn small', for: inputId }, 'Attach a file'),
      this.note,
    );
  }

  /** @throws {import('./api.js').CrmError} what was shown stays */
  refresh() {
    return this.#list.refresh(this.element);
  }

  #item(file) {
    const name = file.File_Name ?? file.id;
    const open = () => this.#download(file, name);
    return h(
      'li',
      { class: 'row' },
      h(
        'div',
        { class: 'fill' },
        h('button', { class: 'as-link', type: 'button', onclick: open }, name),
        h(
          'div',
          { class: 's t3' },
          [sizeOf(file.Size), dayOf(file.Created_Time, this.#context.zone)].filter(Boolean).join(', '),
        ),
      ),
      this.#writable &&
        menuButton(`Attachment ${name}`, [{ label: 'Delete', danger: true, run: () => this.#askToDelete(file, name) }]),
    );
  }

  async #send(input) {
    const [file] = input.files;
    if (!file) {
      return;
    }
    if (file.size > LARGEST) {
      this.#say(`${file.name} is too large. Zoho takes up to 20 MB.`, true);
      input.value = '';
      return;
    }
    const form = new FormData();
    form.append('file', file, file.name);
    this.#say(`Sending ${file.name}`, false);
    try {
      await writeOne('POST', this.#path, form);
      this.#say(`${file.name} attached`, false);
      await this.refresh();
    } catch (problem) {
      this.#say(summary(problem), true);
    } finally {
      input.value = '';
    }
  }

  async #download(file, name) {
    try {
      const address = URL.createObjectURL(await readFile(`${this.#path}/${file.id}`));
      const link = h('a', { href: address, download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (problem) {
      this.#context.problem(problem);
    }
  }

  #askToDelete(file, name) {
    ask({
      title: `Delete ${name}?`,
      body: [h('p', {}, 'The file is gone for everybody.')],
      action: 'Delete attachment',
      danger: true,
      submit: async () => {
        await writeOne('DELETE', `${this.#path}/${file.id}`);
        this.#context.say(`${name} deleted`);
        await this.refresh();
      },
    });
  }

  #say(text, bad) {
    this.note.classList.toggle('bad', bad);
    this.note.classList.toggle('t3', !bad);
    setText(this.note, text);
  }
}

function sizeOf(bytes) {
  const size = Number(bytes);
  if (!Number.isFinite(size) || bytes === null || bytes === '') {
    return '';
  }
  return size < 1000 ? `${size} bytes` : `${Math.round(size / 1000).toLocaleString('en-GB')} kB`;
}
