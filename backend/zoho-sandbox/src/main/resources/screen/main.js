/** Starts the screen and decides what stands where: tabs and user on top, a list, and the record that is open. */

import { CrmError, readSession, readWidgets, signInAs } from './api.js';
import { h, setText } from './dom.js';
import { timeOf } from './format.js';
import { RecordList } from './list.js';
import { Metadata } from './metadata.js';
import { newRecordPage } from './new-record-page.js';
import { placePages, WidgetsPage } from './place-pages.js';
import { RecordPage } from './record-page.js';
import { summary } from './refusals.js';
import { sandboxStrip } from './strip.js';
import { Tabs } from './tabs.js';
import { everyWhileVisible } from './ticker.js';
import { viewOf } from './views.js';

const REFRESH_MILLIS = 3000;
const FIRST_MODULE = 'Partners';
const PHONE = window.matchMedia('(max-width: 760px)');

/** The whole screen; one per browser tab. */
class Screen {
  #context = null;
  #places = [];
  #list = null;
  #page = null;
  #route = { module: null, id: null };
  #turn = 0;
  #lastAnswer = new Date();

  constructor() {
    this.strip = sandboxStrip();
    this.tabs = new Tabs((userId) => this.#switchUser(userId));
    this.side = h('div', { class: 'list-place' });
    this.place = h('div', { class: 'record-place' });
    this.voice = h('div', { class: 'toast', role: 'status' });
    document.body.append(
      h('header', { class: 'top' }, this.strip.element, this.tabs.element),
      h('main', {}, this.side, this.place),
      this.voice,
    );
  }

  /** Signs in, draws, and keeps everything fresh while somebody looks. */
  async start() {
    this.ticker = everyWhileVisible(REFRESH_MILLIS, () => this.#refresh());
    window.addEventListener('hashchange', () => this.#navigate());
    await this.#signedIn();
  }

  async #signedIn() {
    try {
      const [session, widgets] = await Promise.all([readSession(), readWidgets()]);
      await this.#adopt(session, widgets);
      await this.#navigate();
      await this.strip.refresh();
    } catch (problem) {
      this.#failed(problem);
    }
  }

  async #adopt({ user, users, rights, administrator }, widgets) {
    const metadata = new Metadata(rights);
    const modules = await metadata.modules();
    this.#context = {
      user,
      users,
      administrator,
      widgets,
      metadata,
      zone: user.time_zone,
      tabs: new Set(modules.map((module) => module.apiName)),
      say: (text) => this.#say(text),
      problem: (problem) => this.#failed(problem),
      refreshNow: () => this.ticker.now(),
    };
    const { before, after, setup } = placePages(this.#context);
    this.#places = [...before, ...after, ...(setup ? [setup] : [])];
    this.tabs.show({ before, modules, after, setup });
    this.tabs.showUsers(users, user);
  }

  async #switchUser(chosen) {
    this.#turn += 1;
    this.#clear();
    try {
      await signInAs(chosen);
    } catch (problem) {
      this.#failed(problem);
    }
    await this.#signedIn();
  }

  #clear() {
    this.#closePage();
    this.#list = null;
    this.side.replaceChildren();
    this.place.replaceChildren();
    this.#route = { module: null, id: null };
  }

  async #navigate() {
    if (this.#context === null) {
      return;
    }
    this.#turn += 1;
    const turn = this.#turn;
    const wanted = await this.#wanted();
    if (turn !== this.#turn) {
      return;
    }
    this.tabs.mark(wanted.place?.address ?? wanted.module);
    if (wanted.place) {
      this.#openPlace(wanted.place);
      return;
    }
    const { module: name, id } = wanted;
    const module = await this.#context.metadata.module(name);
    const fields = await this.#context.metadata.fields(name);
    if (turn !== this.#turn) {
      return;
    }
    const view = viewOf(name, fields);
    document.body.dataset.view = id ? 'record' : 'list';
    if (name !== this.#route.module) {
      this.#list = new RecordList(this.#context, module, fields, view);
      this.side.replaceChildren(this.#list.element);
    }
    const from = this.#route.id;
    this.#route = { module: name, id };
    this.#list.mark(id);
    this.#openPage(module, fields, view, id);
    // the focus was inside the record that is gone
    if (!id && from && document.activeElement === document.body) {
      this.#list.focusRow(from);
    }
    await this.#refreshAll([() => this.#list.refresh()]);
  }

  async #wanted() {
    const path = location.hash.replace(/^#\/?/, '');
    const place = this.#places.find(({ address }) => address === path);
    if (place) {
      return { place };
    }
    const [module, id] = path.split('/');
    const modules = await this.#context.metadata.modules();
    if (modules.some((candidate) => candidate.apiName === module)) {
      return { module, id: id || null };
    }
    const first = modules.find((candidate) => candidate.apiName === FIRST_MODULE) ?? modules[0];
    return { module: first.apiName, id: null };
  }

  #openPlace(place) {
    this.#clear();
    document.body.dataset.view = 'page';
    document.title = `${place.title} · Local CRM sandbox`;
    this.#page = new WidgetsPage(this.#context, place);
    this.place.replaceChildren(this.#page.element);
    this.place.scrollTop = 0;
  }

  #openPage(module, fields, view, id) {
    this.#closePage();
    if (id === 'new') {
      const page = newRecordPage(this.#context, module, fields);
      this.place.replaceChildren(page.element);
      page.focus();
    } else if (id) {
      const page = new RecordPage(this.#context, module, fields, view, id);
      this.#page = page;
      this.place.replaceChildren(page.element);
      page.open().then(
        () => PHONE.matches && page === this.#page && page.title.focus(),
        (problem) => this.#failed(problem),
      );
    } else {
      document.title = `${module.plural} · Local CRM sandbox`;
      this.place.replaceChildren();
    }
    this.place.scrollTop = 0;
  }

  #closePage() {
    this.#page?.close();
    this.#page = null;
  }

  async #refresh() {
    if (this.#context === null) {
      await this.#signedIn();
      return;
    }
    await this.#refreshAll([() => this.#list?.refresh(), () => this.#page?.refresh?.(), () => this.strip.refresh()]);
  }

  /** Old data stays where it is while the sandbox is silent. */
  async #refreshAll(works) {
    const results = await Promise.allSettled(works.map((work) => work()));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) {
      this.#failed(failed.reason);
    } else {
      this.#lastAnswer = new Date();
      this.strip.answered();
    }
  }

  #failed(problem) {
    if (problem instanceof CrmError && problem.code === 'UNREACHABLE') {
      this.strip.silent(timeOf(this.#lastAnswer, this.#context?.zone));
    } else if (problem instanceof CrmError) {
      this.#say(summary(problem));
    } else {
      throw problem;
    }
  }

  #say(text) {
    setText(this.voice, text);
    this.voice.classList.add('shown');
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.voice.classList.remove('shown');
      setText(this.voice, '');
    }, 6000);
  }
}

const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'dark' || theme === 'light') {
  document.documentElement.dataset.theme = theme;
}
await new Screen().start();
