import { Command } from 'commander';
import { type Batch, idsOf } from '#core/batch';
import { type Day, dayOf } from '#core/day';
import { currentOn, productStatusOn, type Recognition, statusOn } from '#core/recognition';
import { listBatches } from '#db/batches';
import { listMissing, listProducts, listVariants, type ProductRow } from '#db/products';
import { listAllRecognitions, listRecognitions } from '#db/recognitions';
import { cliText } from '#web/cliText.ts';
import { type Lang, textOf } from '#web/text.ts';
import { productGiven } from '../finding.ts';
import { extractCommand } from './extract.ts';
import type { Does } from './shell.ts';

const SAMPLE_MARK = textOf('vi').sample;

/** What a product waits for: of recognitions yet to begin, the first. */
function earliest(recognitions: readonly Recognition[]): Recognition | undefined {
  return [...recognitions].sort((a, b) => a.validFrom.localeCompare(b.validFrom))[0];
}

function rowOf(product: ProductRow, recognitions: readonly Recognition[], day: Day) {
  const shown = currentOn(recognitions, day) ?? earliest(recognitions);
  return {
    id: product.id,
    name: product.name,
    producer: product.producerName,
    star: shown?.star ?? null,
    status: productStatusOn(recognitions, day),
    validTo: shown?.validTo ?? null,
    ...(product.sample ? { sample: SAMPLE_MARK } : {}),
  };
}

function lineOf(row: ReturnType<typeof rowOf>, lang: Lang): string {
  const stars = '★'.repeat(row.star ?? 0).padEnd(5);
  const status = cliText(lang).status[row.status].padEnd(14);
  return `${row.id}  ${stars}  ${status}  ${row.validTo ?? '—         '}  ${row.name} — ${row.producer}${row.sample ? ` · ${row.sample}` : ''}`;
}

function listCommand(does: Does): Command {
  return does(new Command('list').description('every product and where it stands today'), async (run) => {
    const deps = await run.open();
    const day = dayOf(deps.now());
    const byProduct = await listAllRecognitions(deps.db);
    const products = await listProducts(deps.db);
    const rows = products.map((product) => rowOf(product, byProduct.get(product.id) ?? [], day));
    return { document: rows, lines: rows.map((row) => lineOf(row, run.lang)) };
  });
}

function batchDocument(batch: Batch) {
  const { id, lotId, quantity, form, star, issuedAt } = batch;
  return {
    batch: id,
    lot: lotId,
    quantity,
    form,
    star,
    ...idsOf(batch),
    issuedAt: new Date(issuedAt).toISOString(),
  };
}

function showCommand(does: Does): Command {
  const command = new Command('show').argument('<product>', 'id, GTIN or whole name');
  return does(command, async (run, _options, [given = '']) => {
    const { db, now } = await run.open();
    const product = await productGiven(db, given);
    const all = await listRecognitions(db, product.id);
    const day = dayOf(now());
    const row = rowOf(product, all, day);
    const document = {
      ...row,
      group: product.group,
      variants: await listVariants(db, product.id),
      recognitions: all.map((one) => ({ ...one, status: statusOn(one, all, day) })),
      missing: await listMissing(db, product.id),
      batches: (await listBatches(db, product.id)).map(batchDocument),
    };
    const detail = document.recognitions.map(
      (one) =>
        `  ${one.id}  ${'★'.repeat(one.star)}  ${one.validFrom} → ${one.validTo}  ${cliText(run.lang).status[one.status]}`,
    );
    const batches = document.batches.map(
      (one) => `  ${one.batch}  ${one.first}–${one.last}  ${one.quantity}`,
    );
    const missing = document.missing.map((fields) => `  ${cliText(run.lang).missing}: ${fields.join(', ')}`);
    return { document, lines: [lineOf(row, run.lang), ...detail, ...missing, ...batches] };
  });
}

/** `product list|show|extract`. */
export function productCommand(does: Does): Command {
  const noun = new Command('product').description('products and their standing');
  return noun.addCommand(listCommand(does)).addCommand(showCommand(does)).addCommand(extractCommand(does));
}
