import { Command } from 'commander';
import { listProducersSeen } from '#db/producers';
import { fill } from '#web/fill.ts';
import { producersText } from '#web/text/producers.ts';
import { propose } from '../actions/propose.ts';
import { recordProducer } from '../actions/recordProducer.ts';
import { parseForm } from '../forms/form.ts';
import { recordProducerForm } from '../forms/producer.ts';
import { renamingOf, successionOf } from '../proposals/producerProposal.ts';
import { producerGiven } from '../register/producerGiven.ts';
import type { Does } from './shell.ts';

const EVERYTHING = { all: true, areaIds: [], producerIds: [] };

function listCommand(does: Does): Command {
  return does(new Command('list').description('every producer'), async (run) => {
    const { db } = await run.open();
    const rows = await listProducersSeen(db, EVERYTHING);
    const { kinds } = producersText(run.lang);
    const document = rows.map(({ id, name, kind, taxCode, areaName, products, successor }) => ({
      ...{ id, name, kind, taxCode, area: areaName, products, successor: successor?.id ?? null },
    }));
    return {
      document,
      lines: document.map((one) => `${one.id}  ${one.name} — ${kinds[one.kind]}  ${one.area ?? ''}`),
    };
  });
}

function recordCommand(does: Does): Command {
  const command = new Command('record')
    .description('put a producer on record')
    .requiredOption('--name <name>', 'as on its registration')
    .requiredOption('--kind <kind>', 'company, cooperative, household …')
    .option('--tax-code <code>', '10 digits, 10-3, or a person’s 12')
    .option('--email <address>', 'where notices are sent')
    .option('--phone <number>', 'for the office')
    .option('--phone-public', 'shoppers may see it: the producer chose so')
    .option('--area <name>', 'commune of today: “xã …, tỉnh …”');
  return does(command, async (run, options) => {
    const input = parseForm(recordProducerForm, options);
    const producer = await recordProducer(await run.open(), EVERYTHING, input);
    const { id, name } = producer;
    return { document: producer, lines: [fill(producersText(run.lang).cli.recorded, { id, name })] };
  });
}

function renameCommand(does: Does): Command {
  const command = new Command('rename')
    .argument('<producer>', 'id, tax code or whole name')
    .description('prepare a new name; an approver puts it in force')
    .requiredOption('--name <name>', 'the new name')
    .requiredOption('--since <day>', 'its first day')
    .requiredOption('--reason <text>', 'ground and reason');
  return does(command, async (run, options, [given = '']) => {
    const deps = await run.open();
    const producer = await producerGiven(deps.db, given);
    const prepared = renamingOf(run.lang, producer, { ...options, producer: producer.id });
    const { id, title } = await propose(deps, prepared);
    return {
      document: { proposal: id, title },
      lines: [fill(producersText(run.lang).cli.proposed, { id, title })],
    };
  });
}

function succeedCommand(does: Does): Command {
  const command = new Command('succeed')
    .argument('<producer>', 'id, tax code or whole name')
    .description('prepare that another producer carries it on; an approver puts it in force')
    .requiredOption('--successor <producer>', 'id, tax code or whole name')
    .requiredOption('--since <day>', 'from which day')
    .requiredOption('--reason <text>', 'ground and reason');
  return does(command, async (run, options, [given = '']) => {
    const deps = await run.open();
    const producer = await producerGiven(deps.db, given);
    const successor = await producerGiven(deps.db, String(options.successor));
    const input = { ...options, producer: producer.id, successor: successor.id };
    const { id, title } = await propose(deps, successionOf(run.lang, producer, successor, input));
    return {
      document: { proposal: id, title },
      lines: [fill(producersText(run.lang).cli.proposed, { id, title })],
    };
  });
}

/** `producer list|record|rename|succeed`. */
export function producerCommand(does: Does): Command {
  const noun = new Command('producer').description('producers, their names and who carries them on');
  for (const command of [listCommand, recordCommand, renameCommand, succeedCommand])
    noun.addCommand(command(does));
  return noun;
}
