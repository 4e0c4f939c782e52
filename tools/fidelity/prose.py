"""What the files of the set say in English: letters of an invented organisation, in plain prose.

Nothing in it is about a person, a state or an event that exists.
"""

from __future__ import annotations

SENTENCES = (
    "We write to you on behalf of an independent organisation that follows the situation "
    "of human "
    "rights in the region and that has been in correspondence with your office for many years.",
    "In our letter of last spring we set out four requests, and we were glad to receive "
    "your reply.",
    "Since then, associations have told us that registration takes longer than the law "
    "provides, "
    "and that the reasons for a refusal are seldom given in writing.",
    "Every person has the right to take part in the conduct of public affairs, directly "
    "or through "
    "freely chosen representatives.",
    "We would therefore ask you to publish the draft law before it is adopted.",
    "A period of ninety days for comments would let associations, trade unions and "
    "universities "
    "examine its forty-two articles with the care that they deserve.",
    "The Committee has recommended, in paragraphs 17 to 21 of its concluding "
    "observations, that "
    "the offence of defamation be removed from the criminal code.",
    "It also asked for data, disaggregated by sex, age and province, on pre-trial detention.",
    "No such data have been published so far; the annual report gives totals only.",
    "We understand that the ministry has limited means, and that courts outside the "
    "capital often "
    "work without electricity for part of the day.",
    "That is why we propose a small working group, in which your office, the bar "
    "association and "
    "two independent experts would be represented.",
    "Its first meeting could take place in Geneva during the next session of the "
    "Council, at no "
    "cost to the public budget.",
    "Access to places of detention remains the most effective safeguard against ill-treatment.",
    "The visits of the past year were announced in advance, which lessens their worth "
    "considerably.",
    "We recall that the Optional Protocol requires unannounced visits to all places "
    "where persons "
    "are or may be deprived of their liberty.",
    "Families should be told without delay of a relative’s arrest, of the place of "
    "detention and of "
    "any transfer.",
    "In eleven of the nineteen files that were shown to us, the first entry in the "
    "register was "
    "made more than forty-eight hours after the arrest.",
    "We attach a summary of these files, from which all names have been taken out.",
    "Land titles are another matter on which we would be grateful for information.",
    "According to the cadastre, some 3,400 households in the northern districts still "
    "wait for a "
    "decision on their applications, the oldest of which date from 2009.",
    "An inspection by the ombudsperson would help to establish the facts.",
    "Journalists and their editors must be able to report on such questions without fear.",
    "The accreditation rules that entered into force in January make this harder than it was.",
    "We ask that they be brought into line with the standards to which the State has committed "
    "itself, and that fees be waived for local newspapers.",
    "We have noted with appreciation the training of judges that began in the autumn.",
    "Its curriculum, as far as we can judge, is sound; its length of three days is not enough.",
    "Experience elsewhere suggests that two weeks, followed by a practical placement, "
    "give lasting "
    "results.",
    "Should you wish it, we can put your department in touch with the academies concerned.",
    "We remain convinced that an open conversation serves all sides, and we thank you "
    "for the time "
    "that you and your staff have given to it.",
    "Please let us know, if possible before the end of the month, whether a meeting can "
    "be arranged.",
    "Copies of this letter go to the Permanent Mission and to the secretariat of the Council.",
    "We shall publish the letter, together with any reply that we receive, on our website.",
)
REQUESTS = (
    "publish the draft law and receive comments on it for at least ninety days",
    "allow unannounced visits to all places of detention, including police stations and barracks",
    "give reasons in writing whenever the registration of an association is refused",
    "inform families of an arrest without delay",
    "bring the rules on accreditation into line with the State’s own commitments, and "
    "waive the "
    "fees for local newspapers and community radio stations",
    "answer the pending requests of the Special Rapporteur for a visit",
)
ADDRESSEE = (
    "His Excellency the Minister of Justice",
    "Ministry of Justice",
    "14 Government Square",
    "Port Amélie",
)
SENDER = ("Example Organization for Human Rights", "1 Example Street", "0000 Example City")
SALUTATION = "Your Excellency,"
CLOSE = "Please accept, Excellency, the assurances of our highest consideration."


def text(start: int, sentences: int = 4) -> str:
    """A paragraph that begins with a sentence of that number; they come round again."""
    count = len(SENTENCES)
    return " ".join(SENTENCES[(start + step * 5) % count] for step in range(sentences))


def texts(count: int, start: int = 0) -> list[str]:
    """As many paragraphs, of two to six sentences, each another."""
    return [text(start + number * 7, 2 + (start + number * 3) % 5) for number in range(count)]
