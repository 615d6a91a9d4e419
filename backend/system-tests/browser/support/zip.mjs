// A ZIP of a few small files, stored as they are: enough for an extension of a test.
import { crc32 } from 'node:zlib';

const STORED_SIZE_OF_ENTRY = 30;
const STORED_SIZE_OF_LISTING = 46;

/** Packs pairs of name and text. */
export function zip(files) {
  const entries = [];
  const listings = [];
  let offset = 0;
  for (const [name, text] of files) {
    const named = Buffer.from(name);
    const content = Buffer.from(text);
    const entry = Buffer.alloc(STORED_SIZE_OF_ENTRY);
    entry.writeUInt32LE(0x04034b50, 0);
    describe(entry, 4, named, content);
    const listing = Buffer.alloc(STORED_SIZE_OF_LISTING);
    listing.writeUInt32LE(0x02014b50, 0);
    listing.writeUInt16LE(20, 4);
    describe(listing, 6, named, content);
    listing.writeUInt32LE(offset, 42);
    entries.push(entry, named, content);
    listings.push(listing, named);
    offset += entry.length + named.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(listings).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...entries, ...listings, end]);
}

/** What entry and listing both say, from the version on. */
function describe(header, at, name, content) {
  header.writeUInt16LE(20, at);
  header.writeUInt32LE(crc32(content), at + 10);
  header.writeUInt32LE(content.length, at + 14);
  header.writeUInt32LE(content.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
