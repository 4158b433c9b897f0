// Finds the articles that readers can no longer read because an editor deleted or changed a file. The record of such an article has no
// headline any more, so the headlines are read before the files are published.

import { getRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { fileClaims } from "../../lambdas/catalog/registers.ts";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import { articlePath, urlOf } from "../../lambdas/publication/addresses.ts";
import type { WithdrawnLine } from "./event.ts";

interface Shown {
  readonly id: string;
  readonly headline: string;
}

export class Withdrawals {
  readonly #context: PublishContext;
  /** The articles that are published from each file of the batch. */
  readonly #shown = new Map<string, readonly Shown[]>();

  constructor(context: PublishContext) {
    this.#context = context;
  }

  /** Reads which articles the files have now. Call it before the files are published. */
  async expect(files: readonly string[]): Promise<void> {
    this.#shown.clear();
    await Promise.all(files.map(async (file) => this.#shown.set(file, await this.#shownOf(file))));
  }

  /**
   * The articles of a file that were withdrawn, or only the one with this id. Call it after the files are published: another file may
   * have the same article.
   */
  async of(file: string, only?: string): Promise<readonly WithdrawnLine[]> {
    const { catalog, site, siteUrl } = this.#context;
    const lines: WithdrawnLine[] = [];
    for (const { id, headline } of this.#shown.get(file) ?? []) {
      if (only !== undefined && id !== only) continue;
      if ((await getRecord(catalog, recordKey(id))).value?.article) continue;
      const path = articlePath(id);
      const saysSo = (await site.head(path))?.status === 410;
      lines.push({ id, headline, address: saysSo ? urlOf(siteUrl, path) : undefined });
    }
    return lines;
  }

  async #shownOf(file: string): Promise<readonly Shown[]> {
    const { catalog, now } = this.#context;
    const shown: Shown[] = [];
    for (const id of (await fileClaims.get(catalog, file)).value.ids) {
      const { value: record } = await getRecord(catalog, recordKey(id));
      if (record?.article && record.owner.key === file && record.published <= now())
        shown.push({ id, headline: record.article.headline });
    }
    return shown;
  }
}
