/** Words that only requests outside IT operations use. One of them, and no word of operations, is out of scope. */
export const OFF_TOPIC: ReadonlySet<string> = new Set([
  'joke',
  'rome',
  'history',
  'hurts',
  'japanese',
  'rezept',
  'barking',
  'vacuum',
  'taxi',
  'train',
  'concert',
  'birthday',
  'gift',
  'recipes',
  'tennis',
  'diet',
  'tv',
  'netflix',
  'novel',
  'philosophy',
  'astrology',
  'zodiac',
  'snow',
  'rain',
  'sunny',
  'jokes',
  'weather',
  'poem',
  'song',
  'lullaby',
  'limerick',
  'haiku',
  'recipe',
  'pizza',
  'horoscope',
  'restaurant',
  'restaurants',
  'flight',
  'flights',
  'hotel',
  'holiday',
  'vacation',
  'lunch',
  'dinner',
  'breakfast',
  'gym',
  'banana',
  'calories',
  'wedding',
  'essay',
  'homework',
  'movie',
  'movies',
  'film',
  'football',
  'soccer',
  'lottery',
  'career',
  'girlfriend',
  'boyfriend',
  'wife',
  'husband',
  'daughter',
  'dog',
  'cat',
  'stocks',
  'shares',
  'bitcoin',
  'canteen',
  'birthday',
  'funny',
  'riddle',
  'translate',
  'capital',
  'president',
  'soup',
  'cake',
  'coffee',
  'beer',
  'wine',
  'love',
  'dating',
  'headache',
  'doctor',
  'medicine',
  'vienna',
  'lisbon',
  'paris',
  'japanese',
  'spanish',
  'french',
  'weekend',
  'board',
  'game',
  'cup',
  'story',
  'music',
  'cheap',
  'won',
  'joke',
  'recommend',
  'hurts',
  'witz',
  'película',
  ...(
    'netflx thriller thriler series sitcom actor actress champions league olympics basketball marathon ' +
    'holidays cv resume carbonara pasta lasagna noodles barbecue pizzas hotels poems lyrics ' +
    'gifts kids school tarot mortgage salary payslip hairdresser dentist museum beach hiking ' +
    'chocolate cooking bake baking garden flowers elephant dinosaur dinosaurs philosopher romantic anniversary ' +
    'divorce baby toddler puppy kitten hamburg raining forecast umbrella temperature thunderstorm celebrity ' +
    'gossip karaoke guitar piano crossword sudoku chess poker netball cricket rugby formula ' +
    'grandmother mother father sister brother friend friends neighbour neighbor reception parcel deliveries ' +
    'sushi burger burgers tea vodka whisky cocktail cocktails yoga workout protein trousers ' +
    'shoes dress'
  ).split(' '),
]);

/** Attempts to change the system's own rules: a verb of these with an object of those. */
export const OVERRIDE_VERBS: ReadonlySet<string> = new Set([
  'ignore',
  'forget',
  'disregard',
  'override',
  'bypass',
  'pretend',
  'reveal',
  'skip',
]);
export const OVERRIDE_OBJECTS: ReadonlySet<string> = new Set([
  'instructions',
  'instruction',
  'rules',
  'prompt',
  'told',
  'guidelines',
  'restrictions',
  'approval',
  'approvals',
  'safeguards',
]);

/** Words of change beyond those that the rules use; a request with one of them is never taken for small talk. */
export const CHANGE_WORDS: ReadonlySet<string> = new Set(
  (
    'and then also afterwards after plus but nuke destroy kill drop disable enable revoke grant approve allow deny permit chmod chown ' +
    'sudo uninstall install flush truncate format overwrite push merge apply terminate suspend resume scale drain cordon lock unlock ' +
    'block unblock close add remove create change set modify edit move copy rename reset rotate renew patch upgrade update ' +
    'upload disconnect detach attach mount unmount fail failover switch turn bring shut power boot erase wipe purge clear empty ' +
    'cancel abort pause freeze isolate quarantine ban evict delete insert select alter root admin password credentials secret token ' +
    'obliterate annihilate trash bin scrap decommission retire zap crash break damage encrypt decrypt shred backup restart reboot start stop reload restore deploy release run execute configure migrate kick bounce halt recycle mute schedule register'
  ).split(' '),
);
