// Writes a content folder of 1,000 articles with five phrases each: forty things to do with twenty-five
// goods. Beside it two lists of questions for the load generator: titles, word for word, and the same
// wishes in other words. The same every time.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const deeds = `return exchange cancel track change order pay insure repair clean store gift register activate reset delete export print
  book rent reserve collect ship pack unpack weigh measure charge update review rate claim report unlock pause renew extend transfer
  share hide`.split(/\s+/);
const goods = `parcel invoice voucher kettle bicycle mattress lamp printer camera sofa carpet newsletter account password membership
  subscription warranty battery jacket suitcase helmet keyboard tent mirror curtain`.split(/\s+/);
const when = ['at home', 'on the website', 'in the shop', 'after delivery', 'before the weekend', 'without a receipt', 'from abroad'];
const asked = 24; // none comes again within a few turns: a person would be fetched

const title = (deed, good) => `How can I ${deed} my ${good}?`;
const article = (deed, good, at) => `---
title: "${title(deed, good)}"
questions: |
  i want to ${deed} the ${good} ${when[at % when.length]}
  is it possible to ${deed} a ${good}
  ${good} ${deed} ${when[(at + 3) % when.length]}
  what do i need to ${deed} this ${good}
keywords: [${good}]
---
To ${deed} your ${good}, open **My account**, choose the ${good} and press *${deed}*. It takes ${2 + (at % 8)} working days; we write to
you when it is done. See [our page](https://shop.example/${deed}-${good}).

## More about it {#more}

If you ${deed} a ${good} ${when[at % when.length]}, keep the number at hand.
`;

const folder = process.argv[2];
const articles = join(folder, 'articles', 'en', 'help');
mkdirSync(articles, {recursive: true});
const pairs = deeds.flatMap((deed) => goods.map((good) => [deed, good]));
pairs.forEach(([deed, good], at) => writeFileSync(join(articles, `${deed}-${good}.md`), article(deed, good, at)));
writeFileSync(join(folder, 'deskbell.yaml'), 'persona: {name: Bell}\n');
const some = Array.from({length: asked}, (_, i) => pairs[(i * 389) % pairs.length]);
const lines = (write) => some.map(([deed, good]) => `${write(deed, good)}\n`).join('');
writeFileSync(`${folder}-titles`, lines(title));
writeFileSync(`${folder}-wishes`, lines((deed, good) => `hello, could you tell me how to ${deed} my new ${good} please`));
