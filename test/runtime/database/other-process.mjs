// Another process on the same file: takes the right to write, says so, and holds it.
import Client from 'libsql';

const [, , file, holdMillis] = process.argv;
const client = new Client(file);
client.exec('begin immediate');
client.exec("insert into note (text) values ('from the other process')");
process.stdout.write('holds it\n');
setTimeout(() => {
  client.exec('commit');
}, Number(holdMillis));
