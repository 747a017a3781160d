// English words by which tones are heard, in the notation of rules.
// Each row says what calls for the tone, and what calls it off.
#include "intents/tone_words.hpp"

#include <array>

namespace intents {
namespace {

constexpr int key(Tone tone) {
    return static_cast<int>(tone);
}

constexpr auto sets = std::to_array<PhraseSet>({
    {"en", "person",
     "person|human|human being|agent|representative|rep|operator|someone|somebody|advisor|adviser|"
     "manager|supervisor|employee|staff|staff member|member of staff|customer service|"
     "customer support|customer care|support team|support agent|support person|colleague|"
     "actual person|real person|live person|live agent|real human|service team|team member|"
     "one of your people|one of your colleagues|real people|a real one|your boss"},
    {"en", "human", "human|human being|person|agent|representative|operator|supervisor|manager"},
    {"en", "awful",
     "ridiculous|unacceptable|terrible|horrible|awful|appalling|outrageous|disgusting|pathetic|"
     "shocking|shameful|disgraceful|dreadful|abysmal|a joke|a scam|a fraud|a disgrace|a nightmare|"
     "a rip off|a ripoff|bullshit|crap|rubbish|garbage|a shambles|a farce"},
    {"en", "angry",
     "angry|furious|disappointed|upset|frustrated|annoyed|unhappy|fed up|outraged|disgusted|livid|"
     "pissed|pissed off|dissatisfied|appalled|mad|infuriated|enraged"},
    {"en", "very",
     "very|so|really|extremely|quite|pretty|absolutely|incredibly|beyond|totally|"
     "super|just|getting|fucking|bloody|completely|deeply|utterly|most"},
    {"en", "insult",
     "idiot|moron|asshole|arsehole|bastard|bitch|wanker|dickhead|motherfucker|cunt|prick|imbecile|"
     "scumbag|retard|twat|dumbass|jackass"},
});

constexpr std::string_view no_person_en = R"(
    not (want|need|like|wish|have|going) ... ("talk"|"speak"|"chat") (to|with) (a|an|the|your|any)? ~person
    not ("talk"|"speak"|"chat") (to|with)
    (hate|avoid|without|instead of|rather not|prefer not) ... (talk|speak|talking|speaking|chat|chatting) (to|with)
    not (want|need) (a|an|any|your|the)? (real|live)? ~human
    (told|asked|advised|had|tried|used) (me|us|him|her)? to ("talk"|"speak"|"chat")
    (do|must|should) i (have|need) to ("talk"|"speak")
    must i ("talk"|"speak")
    no need to ("talk"|"speak"|"chat")
    nobody to ("talk"|"speak")
    (delivery|contact|sales|cleaning) person)";

constexpr auto rows = std::to_array<PhraseRow>({
    {key(Tone::self_harm), "en", R"(
        (kill|killing|hang|hanging) myself
        (end|ending|take|taking) my (own)? life
        (want|wanna|wish|going|ready|rather) to die
        (wish|wished) i (was|were) dead
        (am|feel|feeling|felt) suicidal
        suicidal thoughts
        (commit|committing|considering|about|attempt|attempted) suicide
        (harm|harming|harmed|hurt|hurting) myself
        self harm
        not (want|wanna) to (live|be alive|be here) (anymore|any more|any longer)?
        no (reason|point|will) (to|in) (live|living)
        better off dead
        end it all
        (can|could) not go on (living|like this|anymore) )",
     R"(
        (harm|hurt|hurting|harmed) myself (on|with|using|while|when|opening|because)
        suicide squad
        to die for
        die laughing
        (kill|killing) myself laughing)"},
    {key(Tone::legal), "en", R"(
        (will|would|shall|may|might|could|can|gonna|going to|want to|have to) sue
        sue (you|your|this company|the company|them)
        (take|taking|see|seeing|drag) (you|them|this|your company) (to|in) (the)? (small claims)? court
        (small claims court|legal action|legal proceedings|legal steps|lawsuit|class action)
        (my|our|a) (lawyer|attorney|solicitor) (will|is|has|would|says|said|about)
        (contact|contacting|call|calling|hire|hiring|consult|consulting|get|getting|involve|involving|speak to|talk to|hear from) (a|my|our|the)? (lawyer|attorney|solicitor|lawyers)
        (report|reporting|reported) (you|this|your company|it) to ... (police|authorities|consumer protection|trading standards|ombudsman|ftc|bbb)
        (call|calling|contact|contacting|go to|going to) the police
        press charges
        (trading standards|ombudsman|consumer protection agency|better business bureau) )",
     R"(
        (not|never) (going to|want to|will|gonna)? (sue|take legal action|press charges|hire a lawyer)
        (tennis|basketball|squash|food) court
        class action figure)"},
    {key(Tone::privacy), "en", R"(
        (delete|erase|remove|wipe|destroy|purge|forget) (all|any|everything)? (of)? (my|the|our|your) (personal|customer|private|stored)? (data|information|details|records) (you|about|on|from|of|and|permanently|completely|please|now|$)
        (delete|erase|remove|wipe) (all)? (of)? my (personal|private) (data|information|details|records)
        (delete|erase|wipe) (all)? (of)? my (customer)? data
        delete everything you (have|know|store|hold|saved) (about|on|of) me
        (gdpr|dsgvo|ccpa) (request|deletion|access|erasure|complaint|right|article)
        (request|exercise|right|rights) ... (gdpr|ccpa)
        right (to be forgotten|to erasure|of access)
        (data|subject) (deletion|erasure|access|subject) request
        (what|which) (personal)? (data|information) (do|have|are) you (have|store|hold|keep|stored|collected|saved|storing|keeping|holding|collect|got) (about|on|of) me
        (copy|export|download) of? (all)? (of)? (my|the) (personal)? data (you|about|on|please|$)? )",
     R"(
        (do|did|will|would) (you|not) (delete|remove|erase) my (saved)? (card|payment|address)
        not (delete|erase|remove)
        (data|information) (sheet|cable|plan|transfer))"},
    {key(Tone::wants_person), "en", R"(
        (want|need|like|love|wish|prefer|rather|let me|demand|try|trying|ask|asking|going) to? ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|another|one|any|with)? (other|real|live|actual|different|proper|senior)? ~person
        (can|could|may|might|should) (i|we|someone) (please|just|actually|maybe|possibly|not)? ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|another|any)? (other|real|live|actual|different|proper|senior)? ~person
        (let|allow) me ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|another|any)? (real|live|actual|proper)? ~person
        ^ (please|pls|just|hi|hello|ok|okay|no)? ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|any)? (real|live|actual|proper)? ~person
        (how|where) (can|do|could) i (reach|contact|get|talk to|speak to|speak with|talk with) (a|an|some)? (real|live|actual|proper) (person|human|agent|people)
        (how|where) (can|do|could) i (reach|get|talk to|speak to|speak with|talk with|chat with) (a|an|some)? (person|human|human being|agent|representative|operator)
        (get|give|fetch|find|send|bring) me (a|an|your|some|the)? (real|live|actual|proper)? ~human
        (connect|transfer|put|switch|forward|pass|redirect|hand) (me|us|this) (over|through|on)? (to|with|through) (to)? (a|an|the|your|some|another)? (real|live|actual)? ~person
        (need|want|would like|prefer) (a|an|some|the|your)? (real|live|actual|proper) (person|human|agent|help from a human|human being|human help|one)
        (need|want|would like|prefer|demand) (a|an|your|the) (human|agent|representative|operator|manager|supervisor) (please|now|here|$)
        (need|want) (human|agent|operator|representative) (help|support|assistance|please|now|$)
        ^ (a|an|the)? (real|live|actual)? (human|person|agent|operator|representative|human being|human agent|live agent|live chat|real person|real human|customer service|customer support) (please|pls|now|asap)? $
        (is|are) there (a|an|any|some) (real|live|actual)? ~person (here|there|available|online|around)? (i|we|that|who|to) (i|can|could|may)? (can|could)? ("talk"|"speak"|"chat")
        (is|are) there (a|an|any|some) (real|live|actual) (person|human|agent|people) (here|there|available|online|around)?
        (can|could|would|will) (a|an|some|one of your) (real|live|actual)? (human|person|agent|representative|colleague|someone) (please|just)? (help|call|contact|answer|assist|look|take over)
        (can|could|would|will|have|ask) (someone|somebody) (please|just)? (call|phone|ring|contact) me
        (talk|speak|chat) to (a)? (human|person|agent) not (a|the|another)? (bot|robot|machine|computer)
        not (want|wanna|like|going|wish) to (talk|speak|chat|deal) (to|with) (a|an|the|this|some)? (stupid|dumb)? (bot|chatbot|robot|machine|computer|ai)
        (no|stop|enough|hate) (the|this|these|with the|with this|more)? (bot|bots|chatbot|robot|robots) (please|$)
        (speak|talk) to your (manager|supervisor|boss) )",
     no_person_en},
    {key(Tone::wrong_answer), "en", R"(
        (that|this|it) (is|was) not (really|quite|exactly|at all)? (what|the thing|the answer|the question) (i|that i|to|for)
        not what i (asked|ask|meant|mean|wanted|want|was asking|am asking|need|needed|said)
        ^ ... (that|this) (is|was) (totally|completely|just|simply|plain|all)? (wrong|incorrect|not right|not correct|not true|not helpful|unhelpful|no help|useless|nonsense|irrelevant|not it|not relevant)
        (that|this|it) (do|does|did) not (really|even|actually)? (help|answer|solve)
        (you|u) (do|did|can) not (really|even|actually)? (understand|get it|answer|get what|listen|read)
        (you are|you) (not understanding|misunderstood|misunderstand|misunderstanding|not listening|not helping|not helpful)
        (wrong|bad|useless|stupid|incorrect) answer
        ^ (no|nope)? (wrong|incorrect|not helpful|unhelpful|false|rubbish|nonsense) $
        (not|never) (answer|answered|answering) (to)? (my|the) question
        not (my|the) question
        (was|is) not helpful )",
     R"(
        (wrong|incorrect|right|correct) (size|item|colour|color|product|article|address|parcel|package|one|model|number|thing|amount|price|name|date|email|invoice|person|way|place|shoe|book|order|total|part|version)
        if (this|that|it) (is|was|does|do)
        what if)"},
    {key(Tone::complaint), "en", R"(
        (want|wish|like|need|going|have) to (make|file|lodge|submit|raise|register) (a|an|another|formal|official)? (formal|official)? complaint
        (want|wish|like|need|going|have) to complain
        (this|here) is (my|a) (formal|official)? complaint
        (am|are|was|feel|feeling|left|getting|become|became) ~very? ~very? ~angry
        (this|that|it|which|service|support|company|shop|you|delivery) (is|are|was|were) (all)? ~very? ~very? ~awful
        (what a|complete|total|absolute|such a) (joke|scam|disgrace|nightmare|shambles|farce|rip off|ripoff|disaster|mess)
        (worst|terrible|awful|horrible|appalling|useless|disgusting|shocking|dreadful|shitty|crappy|crap|abysmal|pathetic|lousy) (customer|possible|delivery)? (service|experience|company|shop|store|support|seller)
        never (ever)? (buying|buy|ordering|order|shopping|shop|use|using) (from|with|here|at|anything)? ... again
        (waste|wasting|wasted) (of)? (my|our)? (time|money)
        (sick|tired|sick and tired) of (this|waiting|your|you|it|being)
        fed up
        (had|have had) enough
        (third|fourth|fifth|3rd|4th|5th|tenth|hundredth) time i (ask|asked|write|wrote|contact|contacted|am asking|am writing|have asked|have written|call|called|have called)
        how dare you
        what the (hell|fuck|heck)
        wtf
        (useless|stupid|dumb|worthless|crap) (bot|chatbot|robot|machine|thing)
        thanks for nothing
        (fucking|bloody) (ridiculous|joke|useless|awful|terrible|scam|disgrace)
        (lost|losing) my patience
        (outrageous|unacceptable|disgraceful|appalling) )",
     R"(
        (not|never|no longer) (am|are|was|feel|be|been)? ~very? ~angry
        not (a|an)? ~awful
        (is|are) (this|that|it|you|your shop|this shop|this site|this website|the site) (site|shop|website|store|email|mail|message|offer)? (a|an)? (legit|joke|scam|fraud) )"},
    {key(Tone::abuse), "en", R"(
        (fuck|screw|damn) (you|u|off|your|this company)
        (piss off|go to hell|go fuck yourself|drop dead|eat shit|suck my)
        shut (the fuck|the hell)? up
        (you|u|you are|you all|you are all|are you|bunch of|pack of|load of|bloody|stupid|fucking) (a|an|such a|such an|just a|just an|nothing but|all|just|really|so)? (bunch of|pack of|fucking|stupid|complete|total|absolute|little|bloody)? ~insult
        ^ ~insult $
        (you|u) (are)? (so|really|fucking|just|all|such|all so)? (stupid|dumb|pathetic|worthless|brainless|retarded)
        (i|will|gonna) (will|am going to|gonna)? (kill|find|hurt|beat|punch) (you|u) )",
     R"(
        you are not
        shut up and take my money
        (he|she|they|neighbour|boss|driver) (is|was|called|said) )"},
    {key(Tone::thanks), "en", R"(
        (thank you|thanks|thankyou|thx|ty|tysm|cheers|much appreciated|many thanks)
        (appreciate|grateful) )",
     R"(
        (no|thanks but no) thanks
        thanks for nothing
        thanks but
        (would|will|be) (be)? (appreciate|grateful|thankful) )"},
});

}  // namespace

std::span<const PhraseRow> english_tones() {
    return rows;
}

std::span<const PhraseSet> english_sets() {
    return sets;
}

}  // namespace intents
