import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import type { Db } from '#db/open';
import { listOwnStocksSeen } from '#db/ownStocks';
import { findStock } from '#labels/stock/findStock';
import type { Stock } from '#labels/stock/stock';
import { STOCK_NAMES, type StockName } from '#labels/stock/stockNames';
import { STOCKS } from '#labels/stock/table';
import { fill } from '#web/fill.ts';
import { sayGrid } from '#web/measures.ts';
import { ordersText } from '#web/text/orders.ts';

/** A paper as it is chosen: by its name in the table, or `own:` and the id of one's own. */
export interface Paper {
  readonly value: string;
  readonly stock: Stock;
  readonly said: StockName;
}

function ownNamed(name: string, stock: Stock): StockName {
  const size = (lang: 'vi' | 'en') => sayGrid(lang, stock.columns, stock.rows, stock.label);
  const title = (lang: 'vi' | 'en') => fill(ordersText(lang).ownPaper, { name });
  const vi = { title: title('vi'), description: size('vi') };
  return { vi, en: { title: title('en'), description: size('en') } };
}

/** The papers of the table, and the own ones that a scope sees. */
export async function listPapers(db: Db, scope: Scope): Promise<Paper[]> {
  const named = STOCKS.flatMap((stock) => {
    const said = STOCK_NAMES[stock.name];
    return said ? [{ value: stock.name, stock, said }] : [];
  });
  const own = (await listOwnStocksSeen(db, scope)).map(({ id, name, measures }) => {
    const stock = findStock(measures);
    return { value: `own:${id}`, stock, said: ownNamed(name, stock) };
  });
  return [...named, ...own];
}

/** The paper of a choice; throws `stock-unknown` for any that is not in the list. */
export async function paperGiven(db: Db, scope: Scope, value: string): Promise<Paper> {
  const papers = await listPapers(db, scope);
  const paper = papers.find((one) => one.value === value);
  if (paper) return paper;
  const known = STOCKS.map(({ name }) => name).join(', ');
  throw new Refusal('stock-unknown', { stock: value.slice(0, 60), known });
}
