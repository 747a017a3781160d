// English lines that no shop's content answers; messages separated by bars and line breaks.
#include "kb/words/negatives_tables.hpp"

namespace kb {

const std::string_view english_negatives = R"(
what is the capital of france|who won the world cup|how tall is mount everest|tell me a joke
sing me a song|what is the meaning of life|are you a robot|are you human|am i talking to a machine
what is your name|how old are you|where do you live|do you love me|will you marry me|are you single
what is the weather like today|is it going to rain tomorrow|how cold is it outside|what time is it
what day is it today|set an alarm for seven|remind me to buy milk|play some music|turn off the lights
who is the president|how many people live in china|translate good morning to spanish|how do i cook rice
give me a recipe for pancakes|where is my cat|my dog is sick|i am bored|i am hungry|i feel sad today
i had a bad day|good morning|good night|good evening|good afternoon|hello|hi there|hey|hi|hello there
thanks|thank you very much|thank you so much|ok|okay cool|yes|no|maybe|lol|haha|what|why|how|please|my
me|you|asdf qwer|asdfghjkl|qwertyuiop|blah blah blah|test|testing testing|foo bar baz|xyz|abc|123|zzz
aaaa|hjkl hjkl|lorem ipsum dolor|dfgh sdfg|kjhkjh|qqq www eee|yes please|no thanks|no thank you|sure
alright|got it|i see|understood|never mind|forget it|nothing|nothing else|that is all|that is it|done
i have a question|can i ask you something|can you help me|i need help|help|help me please|i need support
i need some information|tell me more|more details please|please explain|what do you mean|say that again
i do not understand|i do not get it|that did not help|that is wrong|wrong answer|not what i asked
you did not answer my question|this is useless|you are useless|you are stupid|stupid bot|idiot
you are great|you are funny|well done|nice work|great service|i love you|i hate you|i am angry
this is ridiculous|what a joke|unbelievable|are you kidding|are you there|anybody there|hello anyone
hello are you there|still waiting|waiting|any update|any news|how long do i have to wait|hurry up
call me|call me back|call me on my mobile|my number is 12345|my name is peter|i am from london
i live in the north|i will come back later|i will think about it|let me check|one moment|wait a second
see you later|bye|goodbye|have a nice day|take care|you too|same to you|welcome|congratulations
happy birthday|merry christmas|happy new year|how are you|how are you doing|what is up|how is it going
how was your day|what are you doing|what are your hobbies|do you have a girlfriend|who made you
who are you|what are you|what can you do|where are you from|do you speak german|do you dream|do you eat
can you think|can you learn|tell me about yourself|what is your favourite colour|favourite food
do you like music|do you believe in god|what is love|what should i wear today|what should i do
should i quit my job|am i beautiful|guess what|tell me a story|tell me a secret|tell me something
make me laugh|flip a coin|roll the dice|pick a number|say something|say hello|repeat after me
book a flight to lisbon|book a table for two|find a hotel near the airport|order me a pizza
call me a taxi|how far is the moon|how far is it to rome|what is the distance to the sun
directions to the station|where is the nearest supermarket|is there traffic on my way to work
what is the traffic like|when does the next train leave|what is the exchange rate of the dollar
bitcoin price|should i buy gold|stock price of apple|how is the stock market|lottery numbers
who wrote hamlet|who painted the mona lisa|when did the war end|who was the first man on the moon
what is the square root of nine|what is two plus two|solve this equation|how many feet in a mile
convert ten pounds to kilos|how many calories in an apple|how do you spell necessary|define irony
synonym of happy|what does carpe diem mean|write a poem|write my homework|write an essay about history
write a program that sorts numbers|how do i learn python|explain quantum physics|how do magnets work
why is the sky blue|how do airplanes fly|how do bees make honey|what do whales eat|how old is the earth
what is the tallest building|longest river in the world|population of india|what language do they speak
who won the game last night|football results|when is the next match|who is the best player
what is on tv tonight|recommend a good movie|best book of the year|who sings this song|lyrics of a song
how do i bake bread|how long do i boil an egg|what goes well with fish|best restaurant in town
i have a headache|how do i lose weight|is it the flu|what helps against a cold|how many hours of sleep
how do i get a visa|how do i vote|how do i file my taxes|when is the tax deadline|what is the law on this
do i need a vaccine|is it safe to travel|what is my horoscope|read my palm|what is my lucky number
are you hiring|do you have a job for me|i am looking for work|i want to become your partner
i am an influencer|we offer seo services|increase your traffic|buy followers|click here to win
you have won a prize|earn money from home|cheap watches|visit my website|investment opportunity
my washing machine is leaking|my phone screen is broken|fix my car|my car does not start|paint my house
the printer is jammed|my computer is slow|the wifi is down|forgot the password of my email
how do i install windows|how do i take a screenshot|delete my browser history|is the internet down
what is the news|any news about the election|who will win the election|politics|religion|aliens
is santa real|do ghosts exist|is the earth flat|which came first the chicken or the egg
why did the chicken cross the road|knock knock|beam me up|open the door|close the window
good|bad|nice|great|cool|super|wow|oops|hmm|uh|um|well|so|and|but|then|there|here|now|later|today
tomorrow|yesterday|monday|one|two|three|first|second|blue|red|black|white|big|small|left|right
single|double|both|this one|that one|the first one|the second|the other one|none|all of them|any
the last one|option two|same|different|more|less|again|back|next|stop|start|cancel that|go on|continue
where|when|who|which one|how much|how many|how long|is it|do you|can i|can you|could you|would you
i want|i need|i would like|give me|show me|tell me|what about|how about|what is|where is|how do i
in the morning|in the evening|at home|at work|in my city|near me|around here|over there|from here
my mother|my husband|my wife|my friend|my boss|my kids|for my son|for my daughter|for my father
john smith|maria|london|paris|new york|berlin|mumbai|chennai|bangalore|sydney
five feet eight|seventy kilos|i am thirty years old|two people|three of us|about a week|next month
it is urgent|very urgent|asap|as soon as possible|right now|immediately|quickly please|whenever
i already told you|i said that before|like i said|as discussed|as i wrote|see above|see attached
i do not care|whatever|i do not know|no idea|not sure|i guess|i think so|i hope so|of course|exactly
really|seriously|is that so|are you sure|how come|why not|so what|and then|what else|anything else
just looking|just browsing|just asking|just checking|only testing|ignore this|wrong window|sorry wrong chat
my neighbour is too loud|my flight was cancelled|i missed my train|i lost my keys|someone stole my bike
i broke my leg|my tooth hurts|my plant is dying|the baby is crying|my homework is due
the movie was boring|the food was cold|it is so hot today|i cannot sleep|i am tired|i am drunk
what is wrong with you|shut up|go away|leave me alone|get lost|you suck|damn|wtf|omg|rofl
what do you think about him|who is she|why did he leave|do they know|does he like me|where did they go
can dogs eat chocolate|why do cats purr|how long do turtles live|are spiders insects
how do i tie a tie|how do i get rid of ants|how do i remove a stain|how do i meditate|learn the guitar
what is the time difference to tokyo|is it a holiday tomorrow|when is easter|when does summer start
how much does the moon weigh|what is the speed of light|what is inside a black hole
open the calendar|add milk to my shopping list|what is on my calendar|send a text to mom|call dad
take a note|start the timer|volume up|next song|skip this track|pause|mute|lights on|lock the door
find my phone|read my messages|check my email|what is my schedule|cancel my meeting|dim the lights
how do i apply for a loan|am i pregnant|can i get a divorce|how do i sue someone|is it legal
do you know my friend tom|do you remember me|have we met|what did i just say|what was my last question
is this chat recorded|who reads this|are you listening|do you spy on me|can you keep a secret
let us talk about something else|change the subject|i want to chat|talk to me|i am lonely|be my friend
)";

}  // namespace kb
