/** Words that only requests outside IT operations use. One of them, and nothing of operations, is out of scope. */
export const OFF_TOPIC: ReadonlySet<string> = new Set(
  `
  ).split( + , ...( actor actors actress airbnb airline airlines airport album alien aliens allergies allergy
  almuerzo anniversaire anniversary apartment   appraisal arabic artist aspirin astrology aunt baby
  backache bake baking banana bananas barbecue barcelona barking baseball basketball bbq beach beaches beer beers
  bestseller betting bicycle bike biology birthday birthdays bitcoin blague board bonus bored boring boyfriend
  bread breakfast brother brunch bundesliga burger burgers butter cafeteria cake cakes calories canción canteen
  capital capitals cappuccino car carbonara career carpet cars casino cat cats celebrity cena champions chancellor
  cheap cheese chemistry chess child children chinese chiste chocolate christmas cinema clothes cocktail cocktails
  coffee comic comics comida compliment compliments concert concerts congratulations continent cook  
  cooking cough cricket crossword cruise crush crypto cryptocurrency cumpleaños cup curry curtain cv cycling dad
  dating daughter dentist dessert diet dinner dinosaur dinosaurs dishwasher dividend divorce doctor dog dogs
  dollar dollars dream dreams dress dutch easter eggs einstein election elections elephant espresso essay essays
  essen estás ethereum ex exam exams expense expenses facebook farewell father feelings fever fifa film filme
  films fitness flight flights flowers flu football forecast french fridge friend friends fruit funeral funny
  furniture fussball futebol férias fútbol galaxy game games garage garden gardening geburtstag gedicht geography
  ghost ghosts gift gifts girlfriend goalkeeper goldfish golf gossip grandfather grandma grandmother grandpa greek
  grill guitar gym haha haiku haircut hairdresser halloween hamburg hamster handball happy headache hedge hike
  hiking hockey holiday holidays homework horoscope horoscopes horse horses hospital hostel hotel hotels hoy hr
  humid hungry hurts husband ibuprofen insomnia instagram interview interviews invest investing investment italian
  japanese jogging joke jokes juice kaffee karaoke kebab kid kids kindergarten kitchen kitten korean kuchen
  lasagna latin laundry lawn league limerick limericks lisbon loan lol london lonely lottery lotto love lullaby
  lunch lyrics madrid mallorca mandarin marathon mars meals medicine medicines meeting meetings melody mensa menu
  metro microwave migraine milk mittagessen mom moon mortgage mother motorbike movie movies mozart mum muscle
  muscles museum museums music météo napoleon nephew netball netflix netflx niece nintendo noodles novel novels
  olympic olympics oven painting parcel parcels paris parliament parrot partido parties party passport pasta
  payslip película pension petrol philosopher philosophical philosophy piada piano pilates pill pills pizza pizzas
  planet planets plants playlist playstation plumber podcast poem poema poems poker politician politics pope
  population portuguese pregnant premier president presidents professor pronounce protein pun puns puppy quiz rain
  raining rainy ramen receita receptionist receta recette recipe recipes recipie recommend referee reimbursement
  repas restaurant restaurants resume resumé rezept rhyme rhymes riddle riddles romantic rome rugby russian résumé
  sad salad salaries salary sandwich sandwiches santa school scooter shakespeare shirt shoes sightseeing sing
  sister sitcom ski skiing sleep snack snacks snow snowboard snowing soccer sofa song songs sonnet soup sourdough
  spaghetti spanish spotify stapler steak stew stocks stomach story subway sudoku suggest suitcase sunny sunshine
  superhero surfing sushi swedish swim swimming synonym synonyms tapas tarot tax taxes taxi tea teambuilding tempo
  tennis theatre therapist thesis thirsty thriler thriller thunderstorm tiktok timesheet toddler tokyo tomato
  tomatoes tourist traduce traduis train trains tram translate translation travel trip trips trivia trousers
  turkish tv twitter uber umbrella uncle unicorn unicorns university urlaub vacaciones vacances vacation vacations
  vacuum valentine vegan vegetables vegetarian viaje vienna violin visa vitamin vitamins vodka volleyball weather
  wedding weddings weight wetter whatsapp whisky wife wine witz won workout worldcup xbox xmas yoga youtube zodiac
  übersetze übersetzung
`
    .trim()
    .split(/\s+/),
);
