import recordings from './recordings.json';
import shell from './shell.json';

export default { recordings, shell };
