import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idsOf } from '#core/batch';
import { changedParts } from '#core/page';
import { formatRecordPath } from '#core/stamp';
import { commit } from '#db/commit';
import { findPublishedPage, isPhotoPublic, isPhotoSeen } from '#db/productPages';
import { listVariants } from '#db/products';
import { producers } from '#db/schema';
import { findStampRecord } from '#db/stamps';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { preparePage } from '#server/actions/preparePage.ts';
import { saveVariant } from '#server/actions/saveVariant.ts';
import { storePhoto } from '#server/actions/storePhoto.ts';
import type { Deps } from '#server/deps.ts';
import { pathOfFile } from '#server/files/fileStore.ts';
import { parseForm } from '#server/forms/form.ts';
import { pageTextForm, variantForm } from '#server/forms/productPage.ts';
import { planProposal } from '#server/proposals/rules.ts';
import { pageDraft } from '#server/register/pageDraft.ts';
import { withGps } from '#test/support/pictures.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  shop = await openShop(office);
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

const as = (actor: string): Deps => ({ ...office, actor });
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

function write(
  typed: Record<string, string>,
  more: { submit?: boolean; actor?: string; dropPhoto?: boolean } = {},
) {
  const { submit = false, actor = 'mai', dropPhoto = false } = more;
  const text = parseForm(pageTextForm, typed);
  return preparePage(as(actor), shop.own, { product: shop.product.id, text, dropPhoto, submit });
}
const approve = ({ id, revision }: { id: string; revision: number }) =>
  approveProposal(as('duyet'), { proposal: id, revision });
const published = async () => (await findPublishedPage(office.db, shop.product.id))?.page;

const STORY = 'Ong lấy mật hoa rừng.\r\n\r\n\r\n\r\nQuay mật hai lần một năm.  ';

describe('the page of a product', () => {
  it('is seen by nobody before the office approves it, and then as it was written', async () => {
    const proposal = await write({ story: STORY, website: 'thanhmai.example/mat-ong' }, { submit: true });
    expect(proposal.state).toBe('waiting');
    expect(await published()).toBeUndefined();

    await approve(proposal);
    expect(await published()).toMatchObject({
      story: 'Ong lấy mật hoa rừng.\n\nQuay mật hai lần một năm.',
      website: 'https://thanhmai.example/mat-ong',
      phone: null,
    });
    const path = { gtin: null, id: idsOf(shop.batch).first };
    expect((await findStampRecord(office.db, path, NOW))?.page?.story).toContain('Ong lấy mật');
    expect(formatRecordPath(path)).toMatch(/^\/s\//);
  });

  it('stays as approved while a new one is written, and the draft begins from it', async () => {
    await approve(await write({ story: 'Cũ.' }, { submit: true }));
    const draft = await write({ story: 'Mới.' });
    expect(draft.state).toBe('draft');
    expect((await published())?.story).toBe('Cũ.');
    expect((await pageDraft(as('mai'), shop.own, shop.product.id)).input.story).toBe('Mới.');
    const after = (await pageDraft(as('mai'), shop.own, shop.product.id)).input;
    expect(changedParts((await published()) ?? null, after)).toEqual(['story']);
  });

  it('changed after it was sent is a draft again, and the approver of what was seen comes too late', async () => {
    const sent = await write({ story: 'Một.' }, { submit: true });
    await write({ story: 'Hai.' });
    await expect(approve(sent)).rejects.toEqual(refusal('proposal-not-waiting'));
  });

  it('saved twice is one draft of one revision', async () => {
    const first = await write({ story: 'Một.' });
    expect(await write({ story: 'Một.' })).toEqual(first);
  });

  it('of a neighbour is not found', async () => {
    const text = parseForm(pageTextForm, { story: 'x' });
    const input = { product: shop.product.id, text, dropPhoto: false, submit: false };
    await expect(preparePage(as('khac'), shop.others, input)).rejects.toEqual(refusal('product-not-found'));
    const bytes = await withGps(60, 40);
    const photo = { product: shop.product.id, bytes };
    await expect(storePhoto(as('khac'), shop.others, photo)).rejects.toEqual(refusal('product-not-found'));
  });

  it.each([
    ['http', { website: 'http://thanhmai.example' }, 'website'],
    ['a script for an address', { website: 'javascript:alert(1)' }, 'website'],
    ['an address with a password', { website: 'https://a:b@thanhmai.example' }, 'website'],
    ['a bare number', { website: 'https://10.0.0.1' }, 'website'],
    ['2,001 characters', { story: 'a'.repeat(2_001) }, 'story'],
    ['a control character', { story: 'a\u0007b' }, 'story'],
    ['letters for a phone', { phone: 'gọi tôi' }, 'phone'],
    ['two lines for a name', { contactName: 'Cô\nMai' }, 'contactName'],
  ])('is refused with %s, by its field', async (_, typed, field) => {
    await expect((async () => write(typed as Record<string, string>))()).rejects.toEqual(
      refusal('invalid-input', { field }),
    );
  });

  it('shows a household’s phone only by its consent, also when an approver is asked', async () => {
    await commit(office.db, [
      {
        statement: (tx) =>
          tx.update(producers).set({ kind: 'household' }).where(eq(producers.id, shop.product.producerId)),
      },
    ]);
    const phone = '0900 000 001';
    await expect(write({ phone })).rejects.toEqual(refusal('invalid-input', { field: 'phoneConsent' }));
    const input = { product: shop.product.id, phone, phoneConsent: false };
    const forged = { id: 'pro-x', kind: 'product-page' as const, input };
    await expect(planProposal(office, forged)).rejects.toEqual(refusal('invalid-input'));
    await approve(await write({ phone, phoneConsent: '1' }, { submit: true }));
    expect((await published())?.phone).toBe(phone);
    await approve(await write({}, { submit: true }));
    expect((await published())?.phone).toBeNull();
  });

  it('tells the approver what changes and where a text claims what no register knows', async () => {
    const { id, kind, input } = await write({
      story: 'Chữa bệnh dạ dày.',
      phone: '0900000001',
      phoneConsent: '1',
    });
    const { effects } = await planProposal(office, { id, kind, input });
    expect(effects.map(({ what }) => what)).toEqual([
      'page-shown',
      'page-story',
      'page-phone',
      'page-claims',
    ]);
  });
});

describe('its photo', () => {
  it('is kept outside the database, its own until approved, then everybody’s', async () => {
    const bytes = await withGps(1200, 900);
    const photo = await storePhoto(as('mai'), shop.own, { product: shop.product.id, bytes });
    const file = await readFile(pathOfFile(office.config, photo.hash));
    expect(file.subarray(8, 12).toString()).toBe('WEBP');
    expect(await isPhotoPublic(office.db, photo.hash)).toBe(false);
    expect(await isPhotoSeen(office.db, shop.own, photo.hash)).toBe(true);
    expect(await isPhotoSeen(office.db, shop.others, photo.hash)).toBe(false);

    await approve(await write({ story: 'Mật.' }, { submit: true }));
    expect((await published())?.photo).toEqual(photo);
    expect(await isPhotoPublic(office.db, photo.hash)).toBe(true);
  });

  it('is taken off by name, and a refused file changes nothing', async () => {
    const bytes = await withGps(300, 200);
    await storePhoto(as('mai'), shop.own, { product: shop.product.id, bytes });
    const svg = new TextEncoder().encode('<svg/>');
    const bad = storePhoto(as('mai'), shop.own, { product: shop.product.id, bytes: svg });
    await expect(bad).rejects.toEqual(refusal('file-type-refused'));
    expect((await pageDraft(as('mai'), shop.own, shop.product.id)).input.photo).not.toBeNull();
    await write({}, { dropPhoto: true });
    expect((await pageDraft(as('mai'), shop.own, shop.product.id)).input.photo).toBeNull();
  });
});

describe('pack sizes', () => {
  const save = (fields: Record<string, string>, product = shop.product.id, scope = shop.own) =>
    saveVariant(as('mai'), scope, parseForm(variantForm, { ...fields, product }));

  it('are kept with their GTIN as 14 digits, and twice is once', async () => {
    const one = await save({ name: 'hũ 500 g', gtin: '8930000000019' });
    expect(await save({ name: 'hũ 500 g', gtin: '08930000000019' })).toEqual(one);
    await save({ name: 'hũ 1 kg', gtin: '' });
    await save({ name: 'hũ 0,5 kg', gtin: '8930000000019', variant: one.id });
    const all = await listVariants(office.db, shop.product.id);
    expect(all.map(({ name, gtin }) => `${name} ${gtin}`).sort()).toEqual([
      'hũ 0,5 kg 08930000000019',
      'hũ 1 kg null',
    ]);
  });

  it('never share a GTIN, and the refusal says whose it is only to whom it belongs', async () => {
    await save({ name: 'hũ 500 g', gtin: '8930000000019' });
    await expect(save({ name: 'hũ', gtin: '8930000000019' })).rejects.toEqual(
      refusal('gtin-taken', { variant: 'hũ 500 g', product: shop.product.name }),
    );
    const other = save({ name: 'gói', gtin: '8930000000019' }, shop.neighbour.id, shop.others);
    await expect(other).rejects.toMatchObject({
      code: 'gtin-taken',
      details: { gtin: '08930000000019', field: 'gtin' },
    });
    await expect(other).rejects.not.toHaveProperty('details.product');
    expect(() => parseForm(variantForm, { product: 'p', name: 'x', gtin: '8930000000018' })).toThrow(
      refusal('invalid-gtin') as never,
    );
  });

  it('stand on the page once it is approved', async () => {
    await save({ name: 'hũ 500 g', gtin: '8930000000019' });
    await approve(await write({ story: 'Mật.' }, { submit: true }));
    await save({ name: 'hũ 1 kg' });
    expect((await published())?.variants).toEqual([{ name: 'hũ 500 g', gtin: '08930000000019' }]);
  });
});
